namespace AuditPipeline.Core.Controls;

/// <summary>A term counted as elapsed time from an event.</summary>
/// <param name="From">The event.</param>
/// <param name="Hours">Length in hours; null where the law says "immediately" or counts in <paramref name="Period"/>.</param>
/// <param name="Period">ISO 8601 duration in calendar units, or null.</param>
/// <param name="Text">The term in words.</param>
public sealed record ControlDeadline(string From, int? Hours, string? Period, string Text);
