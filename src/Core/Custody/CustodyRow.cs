using AuditPipeline.Core.Log;
using AuditPipeline.Core.Sealing;

namespace AuditPipeline.Core.Custody;

/// <summary>One row of the record table as it is stored.</summary>
/// <param name="Index">Column n; <see cref="long.MaxValue"/> for a number beyond it.</param>
/// <param name="QueuePosition">Column queue_position.</param>
/// <param name="StoredBytes">Column stored_bytes.</param>
/// <param name="LeafHash">Leaf hash of the stored leaf bytes, RFC 6962 section 2.1.</param>
/// <param name="LeafLength">Number of these bytes.</param>
/// <param name="Leaf">What they say; null when they are no leaf.</param>
/// <param name="DifferingColumns">Columns that do not say what the leaf says; empty when there is no leaf.</param>
public sealed record CustodyRow(
    long Index, long QueuePosition, long StoredBytes, MerkleHash LeafHash, long LeafLength, Leaf? Leaf, IReadOnlyList<string> DifferingColumns);
