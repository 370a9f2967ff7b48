using System.Globalization;
using AuditPipeline.Core.Controls;
using AuditPipeline.Core.Queries;
using static AuditPipeline.Reports.Controls.Metrics.Outcomes;

namespace AuditPipeline.Reports.Controls.Metrics;

/// <summary>Share of records the redactor looked at wholly, with the systems, providers and hours where it did not.</summary>
internal sealed class RedactionCoverage : IMetricEvaluator
{
    public string Metric => "redaction_coverage";

    public int Version => 1;

    public async ValueTask<MetricOutcome> EvaluateAsync(MetricSources sources, Period period, CancellationToken cancellation)
    {
        var query = await sources.Records.MetricAsync(Metric, period, sources.System, cancellation).ConfigureAwait(false);
        if (query is null) return this.NotAssessed(period, new Reason(ReasonCode.NoQuery));
        var (scanned, partly, not) = (query.Count("scanned"), query.Count("partly_scanned"), query.Count("not_scanned"));
        var total = scanned + partly + not;
        if (total == 0) return this.NotAssessed(period, new Reason(ReasonCode.NoData), 0);

        // Cut, not rounded: one record in a million not looked at must not print as 1.
        List<KeyValuePair<string, string>> values =
        [
            Value("scanned", scanned), Value("partly_scanned", partly), Value("not_scanned", not),
            Value("coverage", Math.Truncate(1_000_000m * scanned / total) / 1_000_000m),
            Value("longest_unredacted", sources.Settings.LongestUnredacted is { } longest
                ? longest.ToString("c", CultureInfo.InvariantCulture)
                : "not recorded"),
            Value("cfg.raw_max", $"PT{Text((long)sources.Settings.RawMax.TotalMinutes)}M"),
        ];
        if (scanned < total || sources.Settings.LongestUnredacted > sources.Settings.RawMax)
        {
            return this.Of(MetricState.Failed, period, total, values, query.Rows.Where(NotWhole).Select(Cause), this.QueryId(query));
        }

        return sources.Settings.LongestUnredacted is null
            ? this.NotAssessed(period, new Reason(ReasonCode.PartNotRecorded, "max unredacted lifetime"), total, values) with
            {
                QueryId = this.QueryId(query),
            }
            : this.Of(MetricState.Passed, period, total, values, [], this.QueryId(query));
    }

    // Version 1 of the query breaks down by detector version, later ones by system, provider and hour: the columns name themselves.
    private static bool NotWhole(IReadOnlyList<KeyValuePair<string, string>> row) => row.Cell("redaction") is not "scanned";

    private static string Cause(IReadOnlyList<KeyValuePair<string, string>> row) => string.Join(' ', row.Select(c => $"{c.Key}={c.Value}"));
}
