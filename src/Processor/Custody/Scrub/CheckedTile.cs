using AuditPipeline.Core.Log;

namespace AuditPipeline.Processor.Custody.Scrub;

/// <summary>A tile's hashes, 32 bytes each; null when there is no usable one.</summary>
/// <param name="Hashes">As stored, or, where what lies below proved them wrong, as they must be.</param>
/// <param name="Proven">They lead to the root of the log.</param>
internal sealed record CheckedTile(byte[]? Hashes, bool Proven)
{
    /// <summary>Hash number <paramref name="offset"/>, or null.</summary>
    public MerkleHash? At(int offset) => Hashes is null ? null : new MerkleHash(Hashes.AsSpan(offset * MerkleHash.Length, MerkleHash.Length));
}
