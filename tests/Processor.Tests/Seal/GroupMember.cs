using AuditPipeline.Core.Captures;
using AuditPipeline.Core.Log;
using AuditPipeline.Core.Redaction;
using AuditPipeline.Processor.Count;
using AuditPipeline.Processor.Line;
using AuditPipeline.Processor.Meter;
using AuditPipeline.Pii;
using AuditPipeline.Processor.Seal;
using AuditPipeline.Tests.Shared;
using Microsoft.Extensions.Logging.Abstractions;

namespace AuditPipeline.Processor.Tests.Seal;

/// <summary>One processor of a group, over a store, log storage and fence that all share.</summary>
internal sealed class GroupMember : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly ProcessorMetrics _metrics;
    private readonly Task _running;

    public GroupMember(LineBench bench, GroupStore store)
    {
        var layout = new LogLayout("audit.test/line");
        Logs = new StreamLogs(layout, bench.Logs, store, bench.Fence, new CountingRandomness(), NullLogger<StreamLogs>.Instance);
        Heads = new HeadPublisher(
            Logs, layout, bench.Logs, new MemorySigner(), bench.Fence, new SealOptions(), bench.Clock, NullLogger<HeadPublisher>.Instance);
        _metrics = new ProcessorMetrics(Logs, Status);
        var preparer = new RecordPreparer(new UsageCounting(TokenEncodings.None), new Metering(null), new Redactor([PiiEngine.OfCatalogue], PiiEngine.OfCatalogue.Version), bench.Keys);
        var line = new ProcessingLine(
            Queue, preparer, Logs, store, Heads, Status, _metrics, bench.Clock, NullLogger<ProcessingLine>.Instance);
        _running = line.RunAsync(_stop.Token);
    }

    public StreamLogs Logs { get; }

    public HeadPublisher Heads { get; }

    public LineStatus Status { get; } = new();

    public ScriptedQueue Queue { get; } = new();

    public ValueTask<StreamProgress> TakeAsync(StreamId stream) => Logs.TakeAsync(stream, TestContext.Current.CancellationToken);

    public static async Task UntilAsync(Func<bool> condition)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!condition()) await Task.Delay(5, patience.Token);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        Heads.Dispose();
        _metrics.Dispose();
        _stop.Dispose();
    }
}
