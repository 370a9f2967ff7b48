using AuditPipeline.Core.Controls;
using AuditPipeline.Core.Queries;
using static AuditPipeline.Reports.Controls.Metrics.Outcomes;

namespace AuditPipeline.Reports.Controls.Metrics;

/// <summary>State of payloads as they left for suppliers outside the EEA. The gateway passes bytes on unchanged and redacts what it stores,
/// so none of them was redacted by this product before sending.</summary>
internal sealed class PayloadSentState : IMetricEvaluator
{
    public string Metric => "payload_sent_state";

    public int Version => 1;

    public async ValueTask<MetricOutcome> EvaluateAsync(MetricSources sources, Period period, CancellationToken cancellation)
    {
        if (sources.Suppliers is null) return this.NotAssessed(period, new Reason(ReasonCode.SourceMissing, "supplier_register"));
        var query = await sources.Records.MetricAsync(ProviderCalls.Query, period, sources.System, cancellation).ConfigureAwait(false);
        if (query is null) return this.NotAssessed(period, new Reason(ReasonCode.NoQuery));
        var called = ProviderCalls.Of(query);
        var outside = called.Where(c => sources.Suppliers.FirstOrDefault(s => s.Provider == c.Provider)?.InEea == false).Sum(c => c.Calls);
        return this.Of(
            MetricState.Informational, period, called.Sum(c => c.Calls),
            [Value("calls_outside_eea", outside), Value("redacted_before_sending", 0), Value("sent_as_the_caller_wrote_it", outside)],
            [], this.QueryId(query));
    }
}
