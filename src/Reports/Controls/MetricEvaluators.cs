using AuditPipeline.Core.Controls;
using AuditPipeline.Core.Queries;
using AuditPipeline.Reports.Controls.Metrics;
using Microsoft.Extensions.Logging;

namespace AuditPipeline.Reports.Controls;

/// <summary>Every metric that can be computed today. For all others the outcome names what is not recorded yet.</summary>
public sealed class MetricEvaluators
{
    private readonly Dictionary<string, IMetricEvaluator> byMetric;
    private readonly ILogger log;

    public MetricEvaluators(ILogger log)
        : this(log,
        [
            new CaptureCompleteness(), new SequenceContinuity(), new IntegrityVerification(), new RedactionCoverage(),
            new SupplierUsage(), new ModelDocumentationCoverage(), new RegionOfProcessing(), new PayloadSentState(),
            new UnregisteredTraffic(), new ActiveUsersByRole(), new RetentionPeriodStatement(),
        ])
    {
    }

    public MetricEvaluators(ILogger log, IEnumerable<IMetricEvaluator> evaluators)
    {
        this.log = log;
        byMetric = evaluators.ToDictionary(e => e.Metric, StringComparer.Ordinal);
    }

    /// <summary>Names of the metrics that are computed.</summary>
    public IReadOnlyCollection<string> Metrics => byMetric.Keys;

    /// <summary>Runs one metric of a control. A query that throws is an outcome (not assessed), never a pass.</summary>
    public async ValueTask<MetricOutcome> EvaluateAsync(
        Control control, EvidenceMetric metric, MetricSources sources, Period period, CancellationToken cancellation)
    {
        if (!byMetric.TryGetValue(metric.Metric, out var evaluator)) return NotComputed(control, metric, period);
        try
        {
            return await evaluator.EvaluateAsync(sources, period, cancellation).ConfigureAwait(false);
        }
        catch (Exception failed) when (failed is not OperationCanceledException)
        {
            log.MetricFailed(metric.Metric, failed);
            return evaluator.NotAssessed(period, new Reason(ReasonCode.QueryFailed, evaluator.QueryId()));
        }
    }

    /// <summary>Outcome of a metric nobody computes: the fields it waits for.</summary>
    public static MetricOutcome NotComputed(Control control, EvidenceMetric metric, Period period)
    {
        var missing = control.RequiredFields.Where(f => !RecordedFields.Has(f)).ToList();
        var reason = missing.Count > 0
            ? new Reason(ReasonCode.FieldsNotRecorded, string.Join(", ", missing))
            : new Reason(ReasonCode.NoQuery);
        return new MetricOutcome(metric.Metric, MetricState.NotAssessed, null, period, null, [], [reason]);
    }
}
