using System.Threading.Channels;
using AuditPipeline.Core.Captures;
using AuditPipeline.Core.Ports;
using AuditPipeline.Core.Sealing;
using AuditPipeline.Processor.Seal;
using Microsoft.Extensions.Logging;

namespace AuditPipeline.Processor.Line;

/// <summary>Works off one held stream in order, whatever becomes of the others. It ends when the stream is taken by another process, when
/// trying again cannot mend what is wrong, or when cancelled.</summary>
internal sealed class StreamWorker : IDisposable
{
    private const string QueueReplaced = "queue_replaced";
    private const string StreamBroken = "stream_broken";
    private const string StoreUnavailable = "store_unavailable";

    /// <summary>Batches of one stream in hand, the one that is written included; the queue bounds the bytes of each.</summary>
    private const int Ahead = 3;

    private static readonly TimeSpan FirstRetry = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestRetry = TimeSpan.FromSeconds(5);

    private readonly Channel<StreamWork> _work = Channel.CreateUnbounded<StreamWork>(new UnboundedChannelOptions { SingleReader = true });
    private readonly SemaphoreSlim _room = new(Ahead, Ahead);
    private readonly CancellationTokenSource _stop;
    private readonly LineParts _parts;

    public StreamWorker(HeldStream held, LineParts parts, CancellationToken cancellation)
    {
        (Held, _parts) = (held, parts);
        _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        Running = RunAsync(_stop.Token);
    }

    public HeldStream Held { get; }

    /// <summary>Completes with what stopped the stream for good; with null when it was taken by another process or cancelled.</summary>
    public Task<Exception?> Running { get; }

    private StreamId Stream => Held.Stream;

    /// <summary>Takes a batch in hand. Waits while the stream has enough in hand and <paramref name="spare"/>, shared by all streams, is used up;
    /// a batch for a worker that has ended is left to the next holder, or to the next run.</summary>
    public async ValueTask AddAsync(IReadOnlyList<Delivery> deliveries, SemaphoreSlim? spare, CancellationToken cancellation)
    {
        var room = _room;
        if (!_room.Wait(0, cancellation))
        {
            if (spare is not null && spare.Wait(0, cancellation)) room = spare;
            else if (!await EnteredAsync(cancellation)) return;
        }

        // Sealed by a run that died before it could acknowledge: answered by the log, not processed again.
        var next = Held.Log.NextPosition;
        var work = new StreamWork(deliveries, PrepareAsync([.. deliveries.Where(d => d.Position >= next)], _stop.Token), null, room);
        if (!_work.Writer.TryWrite(work)) room.Release();
    }

    /// <summary>On return a tally leaf is durable.</summary>
    public async ValueTask TallyAsync(CancellationToken cancellation)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        if (!_work.Writer.TryWrite(new StreamWork([], Task.FromResult<PreparedRecord[]>([]), done, null))) throw new OperationCanceledException();
        await done.Task.WaitAsync(cancellation);
    }

    public void Stop() => _stop.Cancel();

    public void Dispose()
    {
        _stop.Dispose();
        _room.Dispose();
    }

    private async ValueTask<bool> EnteredAsync(CancellationToken cancellation)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellation, _stop.Token);
        try
        {
            await _room.WaitAsync(ended.Token);
            return true;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return false;
        }
    }

    private async Task<Exception?> RunAsync(CancellationToken cancellation)
    {
        await Task.Yield();
        try
        {
            await foreach (var work in _work.Reader.ReadAllAsync(cancellation))
            {
                await DoAsync(work, cancellation);
                work.Room?.Release();
                work.Tally?.TrySetResult();
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return null;
        }
        catch (StreamTakenException)
        {
            _parts.Logs.Taken(Held);
            _parts.Status.Clear(Stream);
        }
        catch (Exception e)
        {
            var trouble = _parts.Status.TroubleOf(Stream) == QueueReplaced ? QueueReplaced : StreamBroken;
            _parts.Status.HoldUp(Stream, trouble);
            _parts.Log.StreamStopped(Stream.Value, trouble, e is InvalidDataException ? e.Message : e.GetType().Name);
            return e;
        }
        finally
        {
            await EndAsync();
        }

        return null;
    }

    private async Task EndAsync()
    {
        _work.Writer.TryComplete();
        await _stop.CancelAsync();   // what is being prepared, and a reader that waits for room
        while (_work.Reader.TryRead(out var left))
        {
            left.Tally?.TrySetCanceled(CancellationToken.None);
            if (left.Room != _room) left.Room?.Release();
        }
    }

    private async ValueTask DoAsync(StreamWork work, CancellationToken cancellation)
    {
        var began = _parts.Time.GetTimestamp();
        if (Held.Stale) await UntilDoneAsync(() => _parts.Logs.ReopenAsync(Held, cancellation), cancellation);
        foreach (var delivery in work.Deliveries) RefuseReplaced(delivery);

        var prepared = await PreparedAsync(work, cancellation);
        // Reading runs ahead: what an earlier batch has sealed meanwhile is left out here, not twice in the log.
        var unsealed = prepared.Where(r => r.QueuePosition >= Held.Log.NextPosition).ToArray();
        var fresh = Fresh(unsealed);
        if (fresh.Count > 0 || work.Tally is not null) await WriteAsync(fresh, work.Tally is not null, cancellation);

        if (work.Deliveries.Count > 0)
            await UntilDoneAsync(() => _parts.Queue.AcknowledgeAsync(Stream, work.Deliveries[^1].Position, cancellation), cancellation);
        foreach (var record in fresh) _parts.Unpriced.Tell(record.Meta);
        var rejected = fresh.Count(r => r.Type == LeafType.Reject);
        _parts.Status.Add(Stream, fresh.Count, rejected, unsealed.Length - fresh.Count);
        foreach (var record in fresh)
        {
            if (record.Body is { UnknownFields.Count: > 0, Decoding.Dialect: { } dialect })
                _parts.Metrics.Unknown(dialect, record.Body.UnknownFields.Count);
        }

        _parts.Metrics.Done(Stream, fresh.Count, rejected, unsealed.Length - fresh.Count, _parts.Time.GetElapsedTime(began));
    }

    private async ValueTask WriteAsync(List<PreparedRecord> fresh, bool withTally, CancellationToken cancellation)
    {
        Held.Stale = true;   // until the log has them: a run that ends between leaves numbers given out
        var records = Held.Log.Seal(fresh, _parts.Time.GetUtcNow(), withTally);
        // Each attempt enters anew: who waits for the stream must not wait for a store that does not answer.
        await UntilDoneAsync(
            async () =>
            {
                await using var entry = await Held.EnterAsync(cancellation);
                await _parts.Store.WriteAsync(Stream, records, cancellation);
                await Held.Log.CommitAsync(records, cancellation);
            },
            cancellation);
        Held.Stale = false;
    }

    // The last sealed position is where both sides can be compared; below it the log's word stands.
    private void RefuseReplaced(Delivery delivery)
    {
        var progress = Held.Log.Progress;
        if (delivery.Position != progress.LastPosition || progress.Last is not { } last || last == delivery.Id) return;

        _parts.Status.HoldUp(Stream, QueueReplaced);
        throw new InvalidDataException(
            $"stream {Stream}: position {delivery.Position} was sealed as {last} and the queue now has {delivery.Id} there: the queue was replaced");
    }

    // A pump that had to start again sends what it had in flight a second time, at new positions.
    private List<PreparedRecord> Fresh(PreparedRecord[] unsealed)
    {
        var fresh = new List<PreparedRecord>(unsealed.Length);
        var batch = new HashSet<EnvelopeId>();
        foreach (var record in unsealed)
        {
            if (Held.Log.Recent.Contains(record.Number?.Instance, record.Id) || !batch.Add(record.Id)) continue;
            if (record.Type != LeafType.Heartbeat && record.Number is { } number
                && Held.Log.Recent.IsFirstConflict(number.Instance, number.Value, record.Id))
                _parts.Log.NumberGivenTwice(Stream.Value, number.Instance, number.Value);
            if (record.Type == LeafType.Reject)
                _parts.Log.EnvelopeRejected(Stream.Value, record.Id.ToString(), record.Meta.Undecoded ?? "");
            fresh.Add(record);
        }

        return fresh;
    }

    private async ValueTask<PreparedRecord[]> PreparedAsync(StreamWork work, CancellationToken cancellation)
    {
        var next = Held.Log.NextPosition;
        var prepared = work.Prepared;
        PreparedRecord[] done = [];
        await UntilDoneAsync(
            async () =>
            {
                if (prepared.IsFaulted) prepared = PrepareAsync([.. work.Deliveries.Where(d => d.Position >= next)], cancellation);
                done = await prepared;
            },
            cancellation);
        return done;
    }

    private async Task<PreparedRecord[]> PrepareAsync(Delivery[] deliveries, CancellationToken cancellation)
    {
        var prepared = new PreparedRecord[deliveries.Length];
        await Parallel.ForAsync(0, deliveries.Length, cancellation, async (i, token) =>
            prepared[i] = await _parts.Preparer.PrepareAsync(deliveries[i], token));
        return prepared;
    }

    // Each of these steps is idempotent, so trying again cannot double anything; until one succeeds nothing of the stream behind it
    // moves and the journal fills up to its bound.
    private async ValueTask UntilDoneAsync(Func<ValueTask> step, CancellationToken cancellation)
    {
        for (var delay = FirstRetry; ; delay = delay * 2 < LongestRetry ? delay * 2 : LongestRetry)
        {
            try
            {
                await step();
                return;
            }
            catch (Exception e) when (e is not OperationCanceledException and not InvalidDataException and not StreamTakenException)
            {
                _parts.Status.HoldUp(Stream, StoreUnavailable);
                _parts.Log.BatchFailed(Stream.Value, e.GetType().Name, delay);
                await Task.Delay(delay, _parts.Time, cancellation);
            }
        }
    }
}
