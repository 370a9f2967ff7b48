-- Suppliers and models actually called, per system and month.
SELECT count(),
       ['providers', 'models', 'provider_unknown', 'model_unknown'],
       [toString(uniqExact(provider)), toString(uniqExact(coalesce(model_answered, model_requested))),
        toString(countIf(provider IS NULL)), toString(countIf(model_answered IS NULL AND model_requested IS NULL))]
FROM records
WHERE type = 'interaction' AND captured_at >= {from:DateTime64(6, 'UTC')} AND captured_at < {to:DateTime64(6, 'UTC')}
  AND ({system:Nullable(String)} IS NULL OR system = {system:Nullable(String)});

SELECT ['month', 'system', 'provider', 'model', 'calls', 'input_tokens', 'output_tokens', 'usage_unknown'],
       [formatDateTime(month, '%Y-%m'), ifNull(system, ''), ifNull(provider, ''), ifNull(model, ''), toString(count()),
        toString(ifNull(sum(input_tokens), 0)), toString(ifNull(sum(output_tokens), 0)),
        toString(countIf(input_tokens IS NULL AND output_tokens IS NULL))]
FROM
(
    SELECT toStartOfMonth(captured_at) AS month, system, provider, coalesce(model_answered, model_requested) AS model,
           input_tokens, output_tokens
    FROM records
    WHERE type = 'interaction' AND captured_at >= {from:DateTime64(6, 'UTC')} AND captured_at < {to:DateTime64(6, 'UTC')}
      AND ({system:Nullable(String)} IS NULL OR system = {system:Nullable(String)})
)
GROUP BY month, system, provider, model ORDER BY month, system, provider, model LIMIT 1000;
