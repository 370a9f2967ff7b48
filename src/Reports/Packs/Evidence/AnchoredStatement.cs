namespace AuditPipeline.Reports.Packs.Evidence;

/// <summary>A statement of the operator in the anchor log.</summary>
/// <param name="AnchorIndex">Index of its leaf.</param>
/// <param name="Leaf">Canonical JSON.</param>
internal sealed record AnchoredStatement(long AnchorIndex, ReadOnlyMemory<byte> Leaf);
