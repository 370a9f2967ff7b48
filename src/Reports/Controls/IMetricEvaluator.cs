using AuditPipeline.Core.Controls;
using AuditPipeline.Core.Queries;

namespace AuditPipeline.Reports.Controls;

/// <summary>Computes one metric of the catalogue. A pass needs the whole pass condition; a failure needs one part of it to fail; where a
/// part is not recorded and nothing failed, the outcome is not assessed and the figures are given all the same.</summary>
public interface IMetricEvaluator
{
    /// <summary>Name in the catalogue.</summary>
    string Metric { get; }

    /// <summary>From 1; a changed computation gets a new one.</summary>
    int Version { get; }

    ValueTask<MetricOutcome> EvaluateAsync(MetricSources sources, Period period, CancellationToken cancellation);
}
