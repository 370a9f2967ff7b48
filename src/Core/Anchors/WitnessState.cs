namespace AuditPipeline.Core.Anchors;

/// <summary>How it stands with one witness.</summary>
/// <param name="Name">Key name.</param>
/// <param name="Size">Anchor size it cosigned last; 0 for none that is known.</param>
/// <param name="CosignedAt">Its time then.</param>
/// <param name="Trouble">Word of <see cref="AnchorTrouble"/>; null when it answers.</param>
/// <param name="Since">Since when there is trouble.</param>
public sealed record WitnessState(string Name, Uri? Url, long Size, DateTimeOffset? CosignedAt, string? Trouble, DateTimeOffset? Since);
