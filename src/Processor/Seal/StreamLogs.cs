using System.Collections.Concurrent;
using AuditPipeline.Core.Captures;
using AuditPipeline.Core.Log;
using AuditPipeline.Core.Ports;
using AuditPipeline.Processor.Line;
using Microsoft.Extensions.Logging;

namespace AuditPipeline.Processor.Seal;

/// <summary>The stream logs this process holds: taken when a partition comes to it, left when the partition goes.</summary>
public sealed class StreamLogs(
    LogLayout layout, ILogStorage storage, IRecordStore store, IStreamFence fence, IRandomness randomness, ILogger<StreamLogs> log)
    : IStreamHolder
{
    private readonly ConcurrentDictionary<StreamId, HeldStream> _held = new();

    /// <summary>Streams this process holds.</summary>
    public int Count => _held.Count;

    internal IEnumerable<HeldStream> Held => _held.Values;

    /// <summary>Claims the stream and opens its log afresh, recovering what a dead holder left: rows beyond the state are adopted.</summary>
    /// <exception cref="InvalidDataException">Store and log of the stream do not belong together.</exception>
    public async ValueTask<StreamProgress> TakeAsync(StreamId stream, CancellationToken cancellation)
    {
        await LeaveAsync(stream, cancellation);
        var held = new HeldStream(stream, await fence.ClaimAsync(stream, cancellation), fence);
        await ReopenAsync(held, cancellation);
        _held[stream] = held;
        return held.Log.Progress;
    }

    public async ValueTask LeaveAsync(StreamId stream, CancellationToken cancellation)
    {
        if (!_held.TryGetValue(stream, out var held)) return;
        await held.LeaveAsync(cancellation);
        Forget(held);
    }

    internal HeldStream? Find(StreamId stream) => _held.GetValueOrDefault(stream);

    internal LogFolder Folder(StreamId stream) => new(storage, LogLayout.StreamFolder(stream));

    /// <summary>Forgets a stream that another process has taken; a claim made since stays.</summary>
    internal void Forget(HeldStream held) => _held.TryRemove(KeyValuePair.Create(held.Stream, held));

    internal void Taken(HeldStream held)
    {
        if (_held.TryRemove(KeyValuePair.Create(held.Stream, held))) log.StreamTaken(held.Stream.Value);
    }

    internal async ValueTask ReopenAsync(HeldStream held, CancellationToken cancellation)
    {
        await using var entry = await held.EnterAsync(cancellation);
        held.Log = await StreamLog.OpenAsync(
            held.Stream, layout.StreamOrigin(held.Stream), Folder(held.Stream), store, now => EnvelopeId.New(now, randomness).ToString(), log,
            cancellation);
        held.Stale = false;
    }
}
