namespace AuditPipeline.Core.Log;

/// <summary>Size and root of a log whose leaves, rows and tiles are durable.</summary>
public sealed record StreamHead(string Origin, long Size, MerkleHash Root);
