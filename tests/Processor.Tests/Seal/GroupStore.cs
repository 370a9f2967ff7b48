using System.Collections.Concurrent;
using AuditPipeline.Core.Captures;
using AuditPipeline.Core.Ports;
using AuditPipeline.Core.Sealing;

namespace AuditPipeline.Processor.Tests.Seal;

/// <summary>A <see cref="MemoryStore"/> per stream, shared by all lines of a group.</summary>
internal sealed class GroupStore : IRecordStore
{
    private readonly ConcurrentDictionary<StreamId, MemoryStore> _streams = new();

    public MemoryStore this[StreamId stream] => _streams.GetOrAdd(stream, _ => new MemoryStore());

    public ValueTask WriteAsync(StreamId stream, IReadOnlyList<SealedRecord> records, CancellationToken cancellation) =>
        this[stream].WriteAsync(stream, records, cancellation);

    public ValueTask<IReadOnlyList<StoredLeaf>> ReadFromAsync(StreamId stream, long from, int limit, CancellationToken cancellation) =>
        this[stream].ReadFromAsync(stream, from, limit, cancellation);

    public ValueTask<long> CountBelowAsync(StreamId stream, long size, CancellationToken cancellation) =>
        this[stream].CountBelowAsync(stream, size, cancellation);
}
