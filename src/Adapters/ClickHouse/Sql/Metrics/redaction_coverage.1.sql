-- How many interactions were looked at by the redactor, wholly, partly or not, per detector version.
SELECT count(),
       ['scanned', 'partly_scanned', 'not_scanned', 'with_findings'],
       [toString(countIf(redaction = 'scanned')), toString(countIf(redaction = 'partly_scanned')),
        toString(countIf(redaction = 'not_scanned' OR redaction IS NULL)), toString(countIf(length(mapKeys(pii)) > 0))]
FROM records
WHERE type = 'interaction' AND captured_at >= {from:DateTime64(6, 'UTC')} AND captured_at < {to:DateTime64(6, 'UTC')}
  AND ({system:Nullable(String)} IS NULL OR system = {system:Nullable(String)});

SELECT ['detector_version', 'redaction', 'records'],
       [ifNull(detector_version, ''), ifNull(redaction, ''), toString(count())]
FROM records
WHERE type = 'interaction' AND captured_at >= {from:DateTime64(6, 'UTC')} AND captured_at < {to:DateTime64(6, 'UTC')}
  AND ({system:Nullable(String)} IS NULL OR system = {system:Nullable(String)})
GROUP BY detector_version, redaction ORDER BY detector_version, redaction LIMIT 1000;
