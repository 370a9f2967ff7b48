namespace AuditPipeline.Core.Controls;

/// <summary>Result of testing a control: one segment, or more where a date of application lies inside the period.</summary>
public sealed record ControlFinding(Control Control, Applicability Applicability, IReadOnlyList<SegmentFinding> Segments)
{
    /// <summary>The worst of the segments' results (gap, then not assessed, then the weaker evidence).</summary>
    public ControlResult Result => Segments.Min(s => s.Result);

    /// <summary>Whether the control binds nobody in the whole period yet.</summary>
    public bool Readiness => Result is not ControlResult.NotApplicable && Segments.All(s => s.Segment.Readiness);
}
