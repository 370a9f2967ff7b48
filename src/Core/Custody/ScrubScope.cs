namespace AuditPipeline.Core.Custody;

/// <summary>What a pass walks.</summary>
/// <param name="Stream">Only this stream (and the anchor log); null for all.</param>
/// <param name="From">First index of each stream.</param>
public sealed record ScrubScope(string? Stream, long From)
{
    public static ScrubScope All { get; } = new(null, 0);
}
