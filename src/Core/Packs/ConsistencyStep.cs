using AuditPipeline.Core.Log;

namespace AuditPipeline.Core.Packs;

/// <summary>A consistency proof between two sizes of the anchor log.</summary>
public sealed record ConsistencyStep(long Old, long New, IReadOnlyList<MerkleHash> Proof);
