using AuditPipeline.Core.Queries;

namespace AuditPipeline.Core.Controls;

/// <summary>A stretch of the period on one side of every date of application.</summary>
/// <param name="Readiness">The control binds nobody in it yet: the result is a preview.</param>
/// <param name="Notes">Dates to print with the result.</param>
public sealed record ControlSegment(Period Period, bool Readiness, IReadOnlyList<Reason> Notes);
