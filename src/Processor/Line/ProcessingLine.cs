using System.Threading.Channels;
using AuditPipeline.Core.Captures;
using AuditPipeline.Core.Ports;
using AuditPipeline.Core.Sealing;
using AuditPipeline.Processor.Seal;
using Microsoft.Extensions.Logging;

namespace AuditPipeline.Processor.Line;

/// <summary>Queue → Decode → Meter → Redact → Seal → Store → acknowledgement. Batches are prepared in parallel and ahead, sealed and
/// written in order. Every step may run twice; the acknowledgement comes last.</summary>
public sealed class ProcessingLine(
    IEnvelopeQueue queue, RecordPreparer preparer, StreamLogs logs, IRecordStore store, HeadPublisher heads, LineStatus status,
    TimeProvider time, ILogger<ProcessingLine> log) : ILogHeads
{
    /// <summary>Batches prepared ahead of the one that is sealed; the queue bounds the bytes of each.</summary>
    private const int Ahead = 2;

    private static readonly TimeSpan FirstRetry = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestRetry = TimeSpan.FromSeconds(30);

    private volatile Channel<Work> _work = NewWork();

    /// <summary>Runs until cancelled, or until a step fails that trying again cannot mend. What was read and not acknowledged comes again
    /// with the next run.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        // Each run begins with nothing in hand: a batch that an ended run left behind follows one that was never sealed, and sealing it
        // would acknowledge both.
        var work = _work = NewWork();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var reading = ReadAsync(work.Writer, stop.Token);
        var sealing = SealAsync(work.Reader, stop.Token);
        try
        {
            await await Task.WhenAny(reading, sealing);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return;
        }
        finally
        {
            await stop.CancelAsync();
            await Task.WhenAll(reading, sealing).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            work.Writer.TryComplete();
            while (work.Reader.TryRead(out var left)) left.Tally?.TrySetCanceled(CancellationToken.None);
        }
    }

    public ValueTask AnchorAsync(CancellationToken cancellation) => heads.PublishAsync(anchor: true, cancellation);

    public async ValueTask TallyAsync(StreamId stream, CancellationToken cancellation)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await _work.Writer.WriteAsync(new Work(stream, Task.FromResult<PreparedRecord[]>([]), -1, done), cancellation);
        await done.Task.WaitAsync(cancellation);
        await heads.PublishAsync(anchor: true, cancellation);
    }

    private async Task ReadAsync(ChannelWriter<Work> work, CancellationToken cancellation)
    {
        await foreach (var deliveries in queue.ReadAsync(cancellation))
        {
            var streamLog = await logs.OpenAsync(deliveries[0].Stream, cancellation);
            var last = deliveries[^1].Position;
            // Sealed by a run that died before it could acknowledge: answered by the log, not processed again.
            var fresh = deliveries.Where(d => d.Position >= streamLog.NextPosition).ToArray();
            await work.WriteAsync(new Work(deliveries[0].Stream, PrepareAsync(fresh, cancellation), last, null), cancellation);
        }
    }

    private async Task<PreparedRecord[]> PrepareAsync(Delivery[] deliveries, CancellationToken cancellation)
    {
        var prepared = new PreparedRecord[deliveries.Length];
        await Parallel.ForAsync(0, deliveries.Length, cancellation, async (i, token) =>
            prepared[i] = await preparer.PrepareAsync(deliveries[i], token));
        foreach (var record in prepared.Where(r => r.Type == LeafType.Reject))
            log.EnvelopeRejected(deliveries[0].Stream.Value, record.Id.ToString(), record.Meta.Undecoded ?? "");
        return prepared;
    }

    private async Task SealAsync(ChannelReader<Work> works, CancellationToken cancellation)
    {
        await foreach (var work in works.ReadAllAsync(cancellation))
        {
            var streamLog = await logs.OpenAsync(work.Stream, cancellation);
            // Reading runs ahead: what an earlier batch has sealed meanwhile is left out here, not twice in the log.
            var prepared = (await work.Prepared).Where(r => r.QueuePosition >= streamLog.NextPosition).ToArray();
            if (prepared.Length > 0 || work.Tally is not null)
            {
                var records = streamLog.Seal(prepared, time.GetUtcNow(), withTally: work.Tally is not null);
                await UntilDoneAsync(work.Stream, () => store.WriteAsync(work.Stream, records, cancellation), cancellation);
                await UntilDoneAsync(work.Stream, () => streamLog.CommitAsync(records, cancellation), cancellation);
            }

            if (work.LastPosition >= 0)
                await UntilDoneAsync(work.Stream, () => queue.AcknowledgeAsync(work.Stream, work.LastPosition, cancellation), cancellation);
            status.Add(prepared.Length, prepared.Count(r => r.Type == LeafType.Reject));
            work.Tally?.TrySetResult();
        }
    }

    // Each of these steps is idempotent, so trying again cannot double anything; until one succeeds nothing behind it moves and the
    // journal fills up to its bound.
    private async ValueTask UntilDoneAsync(StreamId stream, Func<ValueTask> step, CancellationToken cancellation)
    {
        for (var delay = FirstRetry; ; delay = delay * 2 < LongestRetry ? delay * 2 : LongestRetry)
        {
            try
            {
                await step();
                return;
            }
            catch (Exception e) when (e is not OperationCanceledException and not InvalidDataException)
            {
                status.HoldUp("store_unavailable");
                log.BatchFailed(stream.Value, e.GetType().Name, delay);
                await Task.Delay(delay, time, cancellation);
            }
        }
    }

    private static Channel<Work> NewWork() => Channel.CreateBounded<Work>(Ahead);

    private sealed record Work(StreamId Stream, Task<PreparedRecord[]> Prepared, long LastPosition, TaskCompletionSource? Tally);
}
