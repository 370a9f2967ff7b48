namespace AuditPipeline.Core.Controls;

/// <summary>Whether the clock behind capture times could be relied on.</summary>
/// <param name="Trusted">Null when nobody measured it.</param>
/// <param name="Source">What says so.</param>
public sealed record ClockAssessment(bool? Trusted, string? Source)
{
    public static ClockAssessment Unknown { get; } = new(null, null);
}
