namespace AuditPipeline.Reports.Custody;

/// <summary>A statement with its proof.</summary>
/// <param name="Index">In the anchor log.</param>
/// <param name="Leaf">Canonical JSON.</param>
/// <param name="Proof">C2SP tlog-proof.</param>
internal sealed record StatedLeaf(long Index, ReadOnlyMemory<byte> Leaf, ReadOnlyMemory<byte> Proof);
