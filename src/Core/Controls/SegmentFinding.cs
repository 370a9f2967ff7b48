namespace AuditPipeline.Core.Controls;

/// <summary>Result of a control over one segment, with everything it rests on.</summary>
/// <param name="Reasons">Why the result is what it is.</param>
/// <param name="AlsoNotAssessed">Beside a gap: what could not be assessed on top of it.</param>
/// <param name="KnownGaps">Beside a result that an override took away: the gaps known all the same.</param>
public sealed record SegmentFinding(
    ControlSegment Segment, ControlResult Result, IReadOnlyList<Reason> Reasons, IReadOnlyList<Reason> AlsoNotAssessed,
    IReadOnlyList<Reason> KnownGaps, IReadOnlyList<MetricOutcome> Metrics, IReadOnlyList<AttestedItem> Attested,
    IReadOnlyList<GapLine> GapLines);
