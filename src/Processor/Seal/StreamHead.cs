using AuditPipeline.Core.Log;

namespace AuditPipeline.Processor.Seal;

/// <summary>Size and root of a log whose leaves, rows and tiles are durable.</summary>
internal sealed record StreamHead(string Origin, long Size, MerkleHash Root);
