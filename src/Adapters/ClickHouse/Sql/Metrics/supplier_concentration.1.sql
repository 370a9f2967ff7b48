-- Share of calls and tokens per supplier and model, in thousandths of the whole.
SELECT count(), ['providers', 'total_tokens'],
       [toString(uniqExact(provider)), toString(ifNull(sum(ifNull(input_tokens, 0) + ifNull(output_tokens, 0)), 0))]
FROM records
WHERE type = 'interaction' AND captured_at >= {from:DateTime64(6, 'UTC')} AND captured_at < {to:DateTime64(6, 'UTC')}
  AND ({system:Nullable(String)} IS NULL OR system = {system:Nullable(String)});

SELECT ['provider', 'model', 'calls', 'calls_permille', 'tokens'],
       [ifNull(provider, ''), ifNull(model, ''), toString(calls), toString(intDiv(calls * 1000, sum(calls) OVER ())), toString(tokens)]
FROM
(
    SELECT provider, coalesce(model_answered, model_requested) AS model, count() AS calls,
           sum(ifNull(input_tokens, 0) + ifNull(output_tokens, 0)) AS tokens
    FROM records
    WHERE type = 'interaction' AND captured_at >= {from:DateTime64(6, 'UTC')} AND captured_at < {to:DateTime64(6, 'UTC')}
      AND ({system:Nullable(String)} IS NULL OR system = {system:Nullable(String)})
    GROUP BY provider, model
)
ORDER BY calls DESC, provider, model LIMIT 1000;
