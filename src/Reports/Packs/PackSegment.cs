using AuditPipeline.Core.Controls;

namespace AuditPipeline.Reports.Packs;

/// <summary>A segment of a finding with the ids of its statements, in the order of the finding's metrics and attested items.</summary>
public sealed record PackSegment(
    SegmentFinding Finding, PackStatement Result, IReadOnlyList<PackStatement> Metrics, IReadOnlyList<PackStatement> Attested);
