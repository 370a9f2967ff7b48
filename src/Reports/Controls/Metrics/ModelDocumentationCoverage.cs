using AuditPipeline.Core.Controls;
using AuditPipeline.Core.Queries;
using static AuditPipeline.Reports.Controls.Metrics.Outcomes;

namespace AuditPipeline.Reports.Controls.Metrics;

/// <summary>Models called, held against the documents received on them before their first use in the period.</summary>
internal sealed class ModelDocumentationCoverage : IMetricEvaluator
{
    public string Metric => "model_documentation_coverage";

    public int Version => 1;

    public async ValueTask<MetricOutcome> EvaluateAsync(MetricSources sources, Period period, CancellationToken cancellation)
    {
        var query = await sources.Records.MetricAsync(ProviderCalls.Query, period, sources.System, cancellation).ConfigureAwait(false);
        if (query is null) return this.NotAssessed(period, new Reason(ReasonCode.NoQuery));
        var called = ProviderCalls.Of(query);
        var calls = called.Sum(c => c.Calls);
        if (calls == 0) return this.NotAssessed(period, new Reason(ReasonCode.NoData), 0);

        var firstDay = DateOnly.FromDateTime(period.From.UtcDateTime);
        var without = called.Where(c => sources.Suppliers?
            .Where(s => s.Provider == c.Provider)
            .SelectMany(s => s.Models)
            .Any(m => m.Model == c.Model && !string.IsNullOrWhiteSpace(m.DocumentRef) && m.DocumentDate <= (c.First ?? firstDay)) != true).ToList();
        List<KeyValuePair<string, string>> values =
        [
            Value("models", called.Count), Value("models_documented", called.Count - without.Count), Value("calls", calls),
        ];
        return sources.Suppliers is null
            ? this.NotAssessed(period, new Reason(ReasonCode.SourceMissing, "supplier_register"), calls, values) with { QueryId = this.QueryId(query) }
            : this.Of(without.Count == 0 ? MetricState.Passed : MetricState.Failed, period, calls, values,
                without.Select(c => $"{c.Name}: {Text(c.Calls)}"), this.QueryId(query));
    }
}
