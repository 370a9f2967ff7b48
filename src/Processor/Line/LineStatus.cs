using System.Collections.Concurrent;
using AuditPipeline.Core.Captures;

namespace AuditPipeline.Processor.Line;

/// <summary>What the line has done since it started, for readiness and progress. Safe for any thread.</summary>
public sealed class LineStatus
{
    private readonly ConcurrentDictionary<StreamId, string> _troubles = new();
    private long _sealed;
    private long _rejected;
    private long _duplicates;

    /// <summary>Records sealed and stored since start.</summary>
    public long Sealed => Interlocked.Read(ref _sealed);

    /// <summary>Of those, envelopes that could not be read.</summary>
    public long Rejected => Interlocked.Read(ref _rejected);

    /// <summary>Deliveries answered without sealing because the same record was sealed at another position.</summary>
    public long Duplicates => Interlocked.Read(ref _duplicates);

    /// <summary>Machine word for what holds a stream up (<c>store_unavailable</c>, <c>queue_replaced</c>, <c>stream_broken</c>), the first
    /// stream's when there are several; null when all run.</summary>
    public string? Trouble => Troubles.Select(t => t.Value).FirstOrDefault();

    /// <summary>Stream → what holds it up, in the order of their names.</summary>
    public IReadOnlyList<KeyValuePair<StreamId, string>> Troubles => [.. _troubles.OrderBy(t => t.Key.Value, StringComparer.Ordinal)];

    internal string? TroubleOf(StreamId stream) => _troubles.GetValueOrDefault(stream);

    internal void Add(StreamId stream, long records, long rejected, long duplicates)
    {
        Interlocked.Add(ref _sealed, records);
        Interlocked.Add(ref _rejected, rejected);
        Interlocked.Add(ref _duplicates, duplicates);
        Clear(stream);
    }

    internal void HoldUp(StreamId stream, string word) => _troubles[stream] = word;

    internal void Clear(StreamId stream) => _troubles.TryRemove(stream, out _);
}
