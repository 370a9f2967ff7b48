using AuditPipeline.Core.Queries;

namespace AuditPipeline.Core.Controls;

/// <summary>What a metric said for a period.</summary>
/// <param name="QueryId">Named, versioned evaluator: <c>capture_completeness.v1</c>; null when there is none.</param>
/// <param name="Records">Records looked at; null when nothing was counted.</param>
/// <param name="Values">Figures by name, exact strings, in a fixed order.</param>
/// <param name="Reasons">Why it failed or was not assessed; the records or documents that caused a failure.</param>
public sealed record MetricOutcome(
    string Metric, MetricState State, string? QueryId, Period Period, long? Records,
    IReadOnlyList<KeyValuePair<string, string>> Values, IReadOnlyList<Reason> Reasons);
