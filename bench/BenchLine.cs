using System.Diagnostics;
using AuditPipeline.Adapters.Embedded.Folders;
using AuditPipeline.Core.Log;
using AuditPipeline.Host.Composition;
using AuditPipeline.Host.Settings;
using AuditPipeline.Processor.Line;
using AuditPipeline.Processor.Meter;
using AuditPipeline.Processor.Seal;
using Microsoft.Extensions.Logging;

namespace AuditPipeline.Bench;

/// <summary>The processing line as the Host composes it, started for each round and stopped when the journal is empty.</summary>
internal sealed class BenchLine : IAsyncDisposable
{
    private readonly ProcessorMetrics _metrics;
    private readonly HeadPublisher _heads;
    private readonly ProcessingLine _line;
    private readonly LineStatus _status;

    private BenchLine(ProcessorMetrics metrics, HeadPublisher heads, ProcessingLine line, LineStatus status) =>
        (_metrics, _heads, _line, _status) = (metrics, heads, line, status);

    /// <summary>Index of the first leaf of the last round.</summary>
    public long SealedBefore { get; private set; }

    public static async Task<BenchLine> OpenAsync(EmbeddedStores stores, ILoggerFactory logs, CancellationToken cancellation)
    {
        var layout = new LogLayout("audit.bench/pipeline");
        var fence = new SoleFence();
        var streams = new StreamLogs(layout, stores.Logs, stores.Store, fence, new SystemRandomness(), logs.CreateLogger<StreamLogs>());
        var first = (await streams.TakeAsync(EmbeddedStores.Stream, cancellation)).NextPosition;
        await stores.OpenJournalAsync(new AuditSettings(), first, new SystemRandomness(), TimeProvider.System, logs, cancellation);
        var heads = new HeadPublisher(
            streams, layout, stores.Logs, stores.Signer, fence, new SealOptions(), TimeProvider.System, logs.CreateLogger<HeadPublisher>());
        var pii = PiiParts.Of(new AuditSettings(), Directory.GetCurrentDirectory(), TimeProvider.System);
        var preparer = new RecordPreparer(
            NativeParts.Counting(Console.Error.WriteLine), new Metering(NativeParts.Prices()), pii.Redactor(), stores.Keys);
        var status = new LineStatus();
        var metrics = new ProcessorMetrics(streams, status);
        var line = new ProcessingLine(
            stores.Journal, preparer, streams, stores.Store, heads, status, metrics, TimeProvider.System, logs.CreateLogger<ProcessingLine>());
        return new BenchLine(metrics, heads, line, status);
    }

    /// <summary>Seconds from start to an empty journal, checkpoints included.</summary>
    public async Task<double> EmptyAsync(EmbeddedStores stores, CancellationToken cancellation)
    {
        SealedBefore = _status.Sealed;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var watch = Stopwatch.StartNew();
        var running = _line.RunAsync(stop.Token);
        var publishing = _heads.RunAsync(stop.Token);
        while ((await stores.Journal.CountAsync(cancellation)).Waiting > 0)
        {
            if (running.IsCompleted) await running;
            await Task.Delay(2, cancellation);
        }

        var seconds = watch.Elapsed.TotalSeconds;
        await stop.CancelAsync();
        await Task.WhenAll(running, publishing);
        return seconds;
    }

    public ValueTask DisposeAsync()
    {
        _heads.Dispose();
        _metrics.Dispose();
        return ValueTask.CompletedTask;
    }
}
