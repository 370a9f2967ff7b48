-- How calls ended, per provider and model answered.
SELECT count(),
       ['completed', 'refused', 'upstream_error', 'client_left', 'interrupted', 'http_4xx', 'http_5xx', 'truncated'],
       [toString(countIf(outcome = 'completed')), toString(countIf(outcome = 'refused')), toString(countIf(outcome = 'upstream_error')),
        toString(countIf(outcome = 'client_left')), toString(countIf(outcome = 'interrupted')),
        toString(countIf(http_status >= 400 AND http_status < 500)), toString(countIf(http_status >= 500)),
        toString(countIf(truncated = 1))]
FROM records
WHERE type = 'interaction' AND captured_at >= {from:DateTime64(6, 'UTC')} AND captured_at < {to:DateTime64(6, 'UTC')}
  AND ({system:Nullable(String)} IS NULL OR system = {system:Nullable(String)});

SELECT ['system', 'provider', 'model', 'calls', 'not_completed', 'http_4xx', 'http_5xx'],
       [ifNull(system, ''), ifNull(provider, ''), ifNull(coalesce(model_answered, model_requested), ''), toString(count()),
        toString(countIf(outcome != 'completed' OR outcome IS NULL)),
        toString(countIf(http_status >= 400 AND http_status < 500)), toString(countIf(http_status >= 500))]
FROM records
WHERE type = 'interaction' AND captured_at >= {from:DateTime64(6, 'UTC')} AND captured_at < {to:DateTime64(6, 'UTC')}
  AND ({system:Nullable(String)} IS NULL OR system = {system:Nullable(String)})
GROUP BY system, provider, coalesce(model_answered, model_requested)
ORDER BY system, provider, coalesce(model_answered, model_requested) LIMIT 1000;
