using System.Collections.Concurrent;
using AuditPipeline.Core.Captures;
using AuditPipeline.Core.Ports;
using AuditPipeline.Processor.Seal;
using Microsoft.Extensions.Logging;

namespace AuditPipeline.Processor.Line;

/// <summary>Queue → Decode → Meter → Redact → Seal → Store → acknowledgement, one worker per stream that <paramref name="logs"/> holds.
/// Batches are prepared in parallel and ahead, sealed and written in order. Every step may run twice; the acknowledgement comes last.</summary>
public sealed class ProcessingLine(
    IEnvelopeQueue queue, RecordPreparer preparer, StreamLogs logs, IRecordStore store, HeadPublisher heads, LineStatus status,
    ProcessorMetrics metrics, TimeProvider time, ILogger<ProcessingLine> log) : ILogHeads
{
    /// <summary>Batches of all streams together beyond what each may have in hand: a stream that is held up does not hold up reading at
    /// once. A queue that pauses a stream with as much unacknowledged never lets it come to that.</summary>
    private const int SpareBatches = 8;

    private readonly LineParts _parts = new(queue, preparer, logs, store, status, metrics, time, log);
    private volatile ConcurrentDictionary<StreamId, StreamWorker> _workers = new();

    /// <summary>Runs until cancelled, until the queue cannot be read, or until every stream has stopped for something that trying again
    /// cannot mend. What was read and not acknowledged comes again with the next run.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        // Each run begins with nothing in hand: a batch that an ended run left behind follows one that was never sealed, and sealing it
        // would acknowledge both.
        var workers = _workers = new();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using var spare = new SemaphoreSlim(SpareBatches, SpareBatches);
        var stopped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var all = new List<StreamWorker>();
        var reading = ReadAsync(workers, all, spare, stopped, stop.Token);
        try
        {
            await await Task.WhenAny(reading, stopped.Task);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return;
        }
        finally
        {
            await stop.CancelAsync();
            await reading.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            await Task.WhenAll(all.Select(w => w.Running));
            foreach (var worker in all) worker.Dispose();
        }
    }

    public ValueTask AnchorAsync(CancellationToken cancellation) => heads.PublishAsync(anchor: true, cancellation);

    /// <summary>Where another process holds the stream, only what is sealed here is anchored.</summary>
    public async ValueTask TallyAsync(StreamId stream, CancellationToken cancellation)
    {
        if (logs.Find(stream) is not null)
        {
            StreamWorker? worker;
            while (!_workers.TryGetValue(stream, out worker)) await Task.Delay(TimeSpan.FromMilliseconds(20), time, cancellation);
            await worker.TallyAsync(cancellation);
        }

        await heads.PublishAsync(anchor: true, cancellation);
    }

    private async Task ReadAsync(
        ConcurrentDictionary<StreamId, StreamWorker> workers, List<StreamWorker> all, SemaphoreSlim spare, TaskCompletionSource stopped,
        CancellationToken cancellation)
    {
        foreach (var held in logs.Held) Begin(held, workers, all, stopped, cancellation);
        await foreach (var deliveries in queue.ReadAsync(cancellation))
        {
            // Went elsewhere since it was read: its new holder gets it.
            if (logs.Find(deliveries[0].Stream) is not { } held) continue;

            var worker = workers.TryGetValue(held.Stream, out var found) && found.Held == held
                ? found
                : Begin(held, workers, all, stopped, cancellation);
            await worker.AddAsync(deliveries, logs.Count > 1 ? spare : null, cancellation);
        }
    }

    private void Watch(StreamWorker worker, ConcurrentDictionary<StreamId, StreamWorker> workers, TaskCompletionSource stopped) =>
        _ = worker.Running.ContinueWith(
            ended =>
            {
                if (ended.Result is null) workers.TryRemove(KeyValuePair.Create(worker.Held.Stream, worker));
                else if (logs.Held.All(h => IsStopped(h, workers))) stopped.TrySetException(ended.Result);
            },
            CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);

    private static bool IsStopped(HeldStream held, ConcurrentDictionary<StreamId, StreamWorker> workers) =>
        workers.TryGetValue(held.Stream, out var worker) && worker.Held == held
        && worker.Running is { IsCompletedSuccessfully: true, Result: not null };

    private StreamWorker Begin(
        HeldStream held, ConcurrentDictionary<StreamId, StreamWorker> workers, List<StreamWorker> all, TaskCompletionSource stopped,
        CancellationToken cancellation)
    {
        if (workers.TryGetValue(held.Stream, out var before)) before.Stop();
        foreach (var ended in all.Where(w => w.Running.IsCompleted && w != before).ToList())
        {
            if (workers.Values.Contains(ended)) continue;
            all.Remove(ended);
            ended.Dispose();
        }

        var worker = new StreamWorker(held, _parts, cancellation);
        workers[held.Stream] = worker;
        all.Add(worker);
        Watch(worker, workers, stopped);
        return worker;
    }
}
