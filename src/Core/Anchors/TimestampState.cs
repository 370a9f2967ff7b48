namespace AuditPipeline.Core.Anchors;

/// <summary>How it stands with the timestamp authority.</summary>
/// <param name="Size">Anchor size of the last token; 0 for none since the start.</param>
/// <param name="Time">Its time.</param>
/// <param name="Deviation">Its time minus ours.</param>
/// <param name="Trouble">Word of <see cref="AnchorTrouble"/>; null when it answers.</param>
/// <param name="Since">Since when there is trouble.</param>
public sealed record TimestampState(Uri Url, long Size, DateTimeOffset? Time, TimeSpan? Deviation, string? Trouble, DateTimeOffset? Since);
