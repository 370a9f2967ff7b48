using AuditPipeline.Core.Captures;

namespace AuditPipeline.Core.Queries;

/// <summary>One record with everything a pack may show of it.</summary>
/// <param name="LeafBytes">Leaf bytes, verbatim.</param>
/// <param name="Parts">Every part the store still has something of.</param>
/// <param name="DifferingColumns">Columns of the row that do not say what the leaf says: somebody changed one of them. Empty when all agree.</param>
public sealed record StoredRecord(
    StreamId Stream, long Index, ReadOnlyMemory<byte> LeafBytes, IReadOnlyList<StoredPart> Parts, IReadOnlyList<string> DifferingColumns);
