using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Text;
using AuditPipeline.Core.Captures;
using AuditPipeline.Core.Ports;
using AuditPipeline.Processor.Line;

namespace AuditPipeline.Processor.Tests.Seal;

public sealed class UnknownFieldsMetricTests
{
    [Fact]
    public async Task Unknown_members_are_counted_by_dialect()
    {
        var seen = new ConcurrentQueue<(long Value, string Tags)>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, l) =>
        {
            if (instrument.Meter.Name == ProcessorMetrics.MeterName && instrument.Name == "audit.decode.unknown_fields") l.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((_, value, tags, _) =>
            seen.Enqueue((value, string.Join(",", tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}")))));
        listener.Start();
        var bench = new LineBench();
        var sent = await bench.DeliveriesAsync(2);
        var answer = Encoding.UTF8.GetBytes("""{"choices":[],"aura":1,"usage":{"halo":2}}""");
        var drifted = sent[1].Envelope! with { Response = sent[1].Envelope!.Response! with { Body = answer } };

        (await bench.RunAsync(new MemoryQueue([sent[0], Delivery.Of(LineBench.Stream, sent[1].Position, drifted)], batch: 10))).ShouldBeNull();

        seen.ShouldBe([(2, "dialect=openai-chat")]);
    }
}
