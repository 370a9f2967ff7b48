namespace AuditPipeline.Core.Anchors;

/// <summary>How it stands with one copy.</summary>
/// <param name="Name">Folder, or address of the bucket.</param>
/// <param name="Size">Size of the last anchor checkpoint it holds; 0 for none.</param>
/// <param name="Trouble">Word of <see cref="AnchorTrouble"/>; null when it is up to date.</param>
/// <param name="Since">Since when there is trouble.</param>
public sealed record CopyState(string Name, long Size, string? Trouble, DateTimeOffset? Since);
