using System.Text;
using AuditPipeline.Core.Captures;
using AuditPipeline.Core.Log;
using AuditPipeline.Core.Pricing;
using AuditPipeline.Core.Redaction;
using AuditPipeline.Core.Sealing;
using AuditPipeline.Processor.Count;
using AuditPipeline.Processor.Line;
using AuditPipeline.Processor.Meter;
using AuditPipeline.Pii;
using AuditPipeline.Processor.Seal;
using AuditPipeline.Tests.Shared;
using Microsoft.Extensions.Logging.Abstractions;

namespace AuditPipeline.Processor.Tests.Seal;

/// <summary>A processing line over doubles that can be made to fail. Each <see cref="RunAsync"/> is one life of the process.</summary>
internal sealed class LineBench
{
    public static readonly StreamId Stream = StreamId.OfPartition(0);
    public static readonly DateTimeOffset Start = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);

    private readonly LogLayout _layout = new("audit.test/line");

    public MemoryKeyRing Keys { get; } = new();

    public MemoryStore Store { get; } = new();

    public MemoryLogStorage Logs { get; } = new();

    public MemoryFence Fence { get; } = new();

    public HastyClock Clock { get; } = new(Start.AddHours(1));

    public LineStatus Status { get; } = new();

    public IPriceList? Prices { get; init; }

    public HeadPublisher? Heads { get; private set; }

    /// <summary>Lives until everything is acknowledged or the line breaks; the exception it broke with, or null.</summary>
    public async Task<Exception?> RunAsync(MemoryQueue queue)
    {
        var logs = new StreamLogs(_layout, Logs, Store, Fence, new CountingRandomness(), NullLogger<StreamLogs>.Instance);
        await logs.TakeAsync(Stream, default);
        var heads = new HeadPublisher(logs, _layout, Logs, new MemorySigner(), Fence, new SealOptions(), Clock, NullLogger<HeadPublisher>.Instance);
        var preparer = new RecordPreparer(
            new UsageCounting(TokenEncodings.None), new Metering(Prices), new Redactor([PiiEngine.OfCatalogue], PiiEngine.OfCatalogue.Version), Keys);
        using var metrics = new ProcessorMetrics(logs, Status);
        var line = new ProcessingLine(queue, preparer, logs, Store, heads, Status, metrics, Clock, NullLogger<ProcessingLine>.Instance);
        using var stop = new CancellationTokenSource();
        var running = line.RunAsync(stop.Token);
        await Task.WhenAny(running, queue.Drained).WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
        var broke = running.IsFaulted ? running.Exception!.InnerException : null;
        await stop.CancelAsync();
        await running.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        await heads.PublishAsync(anchor: true, default);
        Heads = heads;
        return broke;
    }

    /// <summary>Deliveries at positions 0, 2, 4 …, numbered 1, 2, 3 …</summary>
    public async Task<IReadOnlyList<Delivery>> DeliveriesAsync(int count, Func<int, string>? model = null)
    {
        var randomness = new CountingRandomness();
        var keys = new PartKeyMaker(Keys, randomness);
        var deliveries = new List<Delivery>();
        for (var i = 0; i < count; i++)
        {
            var at = Start.AddSeconds(i);
            var id = EnvelopeId.New(at, randomness);
            var caller = CallerStatement.Silent with { System = i % 3 == 0 ? "hr" : "support" };
            var request = $$$"""{"model":"{{{model?.Invoke(i) ?? "gpt-4o-mini"}}}","messages":[{"role":"user","content":"Call {{{i}}} from jan{{{i}}}@example.org"}]}""";
            var answer = $$$"""{"id":"c{{{i}}}","model":"gpt-4o-mini","choices":[{"index":0,"message":{"role":"assistant","content":"Done {{{i}}}"},"finish_reason":"stop"}],"usage":{"prompt_tokens":12,"completion_tokens":3,"total_tokens":15} }""";
            deliveries.Add(Delivery.Of(Stream, 2 * i, new Envelope
            {
                Id = id,
                Tenant = "default",
                Number = new GatewayNumber("gw-test", i + 1),
                Origin = new EnvelopeOrigin(EnvelopeOrigin.Gateway, "1"),
                Provider = "openai",
                CapturedAt = at,
                Duration = TimeSpan.FromMilliseconds(20),
                FirstByteAfter = TimeSpan.FromMilliseconds(5),
                Outcome = CaptureOutcome.Completed,
                Caller = caller,
                Request = new RequestCapture("POST", "/v1/chat/completions", [], Encoding.UTF8.GetBytes(request), request.Length, false),
                Response = new ResponseCapture(200, [new("content-type", "application/json")], Encoding.UTF8.GetBytes(answer), answer.Length, false),
                Keys = [.. await keys.MakeAsync(id, "default", caller, default)],
            }));
        }

        return deliveries;
    }

    /// <summary>Root of the log as the anchor checkpoint's stream head has it.</summary>
    public Checkpoint Signed() => Checkpoint.Parse(SignedNote.Parse(Logs["s/p00/checkpoint"]!)!.Text)!;
}
