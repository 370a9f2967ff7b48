using AuditPipeline.Core.Controls;

namespace AuditPipeline.Reports.Packs;

/// <summary>One control in its chapter.</summary>
public sealed record PackControl(int Chapter, ControlFinding Finding, IReadOnlyList<PackSegment> Segments);
