namespace AuditPipeline.Reports;

/// <summary>Inclusion proof of one leaf, RFC 9162 section 2.1.3.</summary>
/// <param name="Index">Place of the leaf, from 0.</param>
/// <param name="LeafHash">32 bytes.</param>
/// <param name="Size">Size of the tree the proof leads to.</param>
/// <param name="Root">Its root hash, 32 bytes.</param>
/// <param name="Hashes">Sibling hashes from the leaf upwards, 32 bytes each, at most 63.</param>
/// <param name="Checkpoint">Signed note of that tree's checkpoint, signatures included.</param>
public sealed record RecordProof(
    long Index, ReadOnlyMemory<byte> LeafHash, long Size, ReadOnlyMemory<byte> Root, IReadOnlyList<ReadOnlyMemory<byte>> Hashes,
    string Checkpoint);
