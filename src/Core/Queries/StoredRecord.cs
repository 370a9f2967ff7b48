using AuditPipeline.Core.Captures;

namespace AuditPipeline.Core.Queries;

/// <summary>One record with everything a pack may show of it.</summary>
/// <param name="LeafBytes">Canonical leaf bytes, verbatim.</param>
/// <param name="Parts">Every part the store still has something of.</param>
public sealed record StoredRecord(
    StreamId Stream, long Index, ReadOnlyMemory<byte> LeafBytes, IReadOnlyList<StoredPart> Parts);
