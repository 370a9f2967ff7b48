namespace AuditPipeline.Core.Interactions;

/// <summary>Token counts exactly as the provider reported them, not converted (the corpus truth speaks this form).
/// <see cref="Usage"/> is the comparable form made from it.</summary>
public sealed record ReportedUsage(
    long? Input, long? Output, long? Total, long? CachedInput, long? CacheWrite, long? Reasoning,
    long? AudioInput, long? AudioOutput, long? ToolUseInput)
{
    public static ReportedUsage None { get; } = new(null, null, null, null, null, null, null, null, null);
}
