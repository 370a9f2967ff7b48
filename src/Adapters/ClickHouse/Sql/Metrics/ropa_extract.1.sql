-- For the register of processing: recipients, volumes and classes of personal data found, per system.
SELECT count(), ['with_personal_data', 'not_scanned'],
       [toString(countIf(length(mapKeys(pii)) > 0)), toString(countIf(redaction != 'scanned' OR redaction IS NULL))]
FROM records
WHERE type = 'interaction' AND captured_at >= {from:DateTime64(6, 'UTC')} AND captured_at < {to:DateTime64(6, 'UTC')}
  AND ({system:Nullable(String)} IS NULL OR system = {system:Nullable(String)});

SELECT ['system', 'provider', 'calls', 'data_classes'],
       [ifNull(system, ''), ifNull(provider, ''), toString(count()), arrayStringConcat(arraySort(groupUniqArrayArray(mapKeys(pii))), ' ')]
FROM records
WHERE type = 'interaction' AND captured_at >= {from:DateTime64(6, 'UTC')} AND captured_at < {to:DateTime64(6, 'UTC')}
  AND ({system:Nullable(String)} IS NULL OR system = {system:Nullable(String)})
GROUP BY system, provider ORDER BY system, provider LIMIT 1000;
