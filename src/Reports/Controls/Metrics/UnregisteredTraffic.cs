using AuditPipeline.Core.Controls;
using AuditPipeline.Core.Queries;
using static AuditPipeline.Reports.Controls.Metrics.Outcomes;

namespace AuditPipeline.Reports.Controls.Metrics;

/// <summary>Interactions whose system the inventory does not know, or that name none, over all traffic of the period.</summary>
internal sealed class UnregisteredTraffic : IMetricEvaluator
{
    public string Metric => "unregistered_traffic";

    public int Version => 1;

    public async ValueTask<MetricOutcome> EvaluateAsync(MetricSources sources, Period period, CancellationToken cancellation)
    {
        var totals = await sources.Records.TotalsAsync(new InteractionFilter(period), TotalsGrouping.System, cancellation).ConfigureAwait(false);
        var calls = totals.Sum(t => t.Calls);
        if (calls == 0) return this.NotAssessed(period, new Reason(ReasonCode.NoData), 0);

        var known = sources.Inventory.Select(s => s.Id).ToHashSet(StringComparer.Ordinal);
        var unnamed = totals.Where(t => t.Key is null).Sum(t => t.Calls);
        var unknown = totals.Where(t => t.Key is not null && !known.Contains(t.Key)).ToList();
        List<KeyValuePair<string, string>> values =
        [
            Value("calls", calls), Value("calls_of_unregistered_systems", unknown.Sum(t => t.Calls)), Value("calls_without_system", unnamed),
            Value("use_case_id", "not recorded"),
        ];
        if (unnamed > 0 || unknown.Count > 0)
        {
            var causes = unknown.Select(t => $"{t.Key}: {Text(t.Calls)}");
            return this.Of(MetricState.Failed, period, calls, values, unnamed > 0 ? causes.Append($"system=?: {Text(unnamed)}") : causes);
        }

        return sources.Inventory.Any(s => s.UseCases.Count > 0)
            ? this.NotAssessed(period, new Reason(ReasonCode.PartNotRecorded, "use_case_id"), calls, values)
            : this.Of(MetricState.Passed, period, calls, values, []);
    }
}
