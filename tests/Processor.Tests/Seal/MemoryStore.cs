using AuditPipeline.Core.Captures;
using AuditPipeline.Core.Ports;
using AuditPipeline.Core.Sealing;

namespace AuditPipeline.Processor.Tests.Seal;

/// <summary>Rows of one stream, in memory.</summary>
internal sealed class MemoryStore : IRecordStore
{
    private readonly SortedDictionary<long, SealedRecord> _rows = [];

    /// <summary>Writes still to fail before anything is written.</summary>
    public int Failures { get; set; }

    /// <summary>Writes still to succeed and then break, as by a process that dies just after.</summary>
    public int DeathsAfterWrite { get; set; }

    public IReadOnlyList<SealedRecord> Rows
    {
        get
        {
            lock (_rows) return [.. _rows.Values];
        }
    }

    public ValueTask WriteAsync(StreamId stream, IReadOnlyList<SealedRecord> records, CancellationToken cancellation)
    {
        lock (_rows)
        {
            if (Failures > 0)
            {
                Failures--;
                throw new IOException("the store does not answer");
            }

            foreach (var record in records)
            {
                if (_rows.TryGetValue(record.Leaf.Index, out var there))
                    there.LeafBytes.Span.SequenceEqual(record.LeafBytes.Span).ShouldBeTrue($"record {record.Leaf.Index} was written twice, differently");
                _rows[record.Leaf.Index] = record;
            }

            if (DeathsAfterWrite > 0)
            {
                DeathsAfterWrite--;
                throw new InvalidDataException("died after the rows");
            }
        }

        return ValueTask.CompletedTask;
    }

    public ValueTask<IReadOnlyList<StoredLeaf>> ReadFromAsync(StreamId stream, long from, int limit, CancellationToken cancellation)
    {
        lock (_rows)
        {
            return new([.. _rows.Values.Where(r => r.Leaf.Index >= from).Take(limit)
                .Select(r => new StoredLeaf(r.Leaf.Index, r.LeafBytes, r.QueuePosition))]);
        }
    }

    public ValueTask<long> CountBelowAsync(StreamId stream, long size, CancellationToken cancellation)
    {
        lock (_rows) return new(_rows.Keys.Count(k => k < size));
    }
}
