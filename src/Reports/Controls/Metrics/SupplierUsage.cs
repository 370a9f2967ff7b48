using AuditPipeline.Core.Controls;
using AuditPipeline.Core.Queries;
using static AuditPipeline.Reports.Controls.Metrics.Outcomes;

namespace AuditPipeline.Reports.Controls.Metrics;

/// <summary>Providers called, held against the supplier register and its agreements.</summary>
internal sealed class SupplierUsage : IMetricEvaluator
{
    public string Metric => "supplier_usage";

    public int Version => 1;

    public async ValueTask<MetricOutcome> EvaluateAsync(MetricSources sources, Period period, CancellationToken cancellation)
    {
        var query = await sources.Records.MetricAsync(ProviderCalls.Query, period, sources.System, cancellation).ConfigureAwait(false);
        if (query is null) return this.NotAssessed(period, new Reason(ReasonCode.NoQuery));
        var called = ProviderCalls.Of(query);
        var calls = called.Sum(c => c.Calls);
        if (calls == 0) return this.NotAssessed(period, new Reason(ReasonCode.NoData), 0);

        var firstDay = DateOnly.FromDateTime(period.From.UtcDateTime);
        var lastDay = AttestationTest.LastDay(period);
        var without = called.Where(c => sources.Suppliers?.Any(s =>
            s.Provider == c.Provider && s.AgreementCovers(c.First ?? firstDay, c.Last ?? lastDay)) != true).ToList();
        List<KeyValuePair<string, string>> values =
        [
            Value("providers", called.Select(c => c.Provider).Distinct().Count()),
            Value("models", called.Select(c => c.Model).Distinct().Count()),
            Value("calls", calls), Value("calls_without_agreement", without.Sum(c => c.Calls)),
        ];
        return sources.Suppliers is null
            ? this.NotAssessed(period, new Reason(ReasonCode.SourceMissing, "supplier_register"), calls, values) with { QueryId = this.QueryId(query) }
            : this.Of(without.Count == 0 ? MetricState.Passed : MetricState.Failed, period, calls, values,
                without.Select(c => $"{c.Name}: {Text(c.Calls)}"), this.QueryId(query));
    }
}
