using AuditPipeline.Core.Captures;
using AuditPipeline.Core.Sealing;

namespace AuditPipeline.Core.Ports;

/// <summary>Writes sealed records, once. Only the processor that owns a stream writes to it.</summary>
public interface IRecordStore
{
    /// <summary>Writes one contiguous run of leaves of one stream; durable on return. Writing the same run again (same first index,
    /// same bytes) changes nothing. The record rows go in last and as one block: a record that is there is there with all its parts.</summary>
    ValueTask WriteAsync(StreamId stream, IReadOnlyList<SealedRecord> records, CancellationToken cancellation);

    /// <summary>The leaves with index ≥ <paramref name="from"/>, ascending, at most <paramref name="limit"/>; for recovery.</summary>
    ValueTask<IReadOnlyList<StoredLeaf>> ReadFromAsync(StreamId stream, long from, int limit, CancellationToken cancellation);

    /// <summary>Number of record rows of the stream with index below <paramref name="size"/>: less than <paramref name="size"/> means
    /// that the store is behind the log.</summary>
    ValueTask<long> CountBelowAsync(StreamId stream, long size, CancellationToken cancellation);
}
