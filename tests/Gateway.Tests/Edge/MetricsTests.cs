using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using AuditPipeline.Gateway.Tests.Doubles;
using AuditPipeline.Tests.Shared;
using Microsoft.Extensions.DependencyInjection;

namespace AuditPipeline.Gateway.Tests.Edge;

public sealed class MetricsTests
{
    [Fact]
    public async Task Calls_refusals_and_open_calls_are_counted_without_content()
    {
        await using var upstream = ScriptedUpstream.Start((_, connection) => connection.AnswerAsync(200, "text/plain", "canary-answer"));
        var gateway = await RunningGateway.StartAsync(upstream.Url);
        var meters = gateway.Services.GetRequiredService<IMeterFactory>();
        var seen = new ConcurrentQueue<(string Name, long Value, string Tags)>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, l) =>
        {
            if (instrument.Meter.Name == GatewayMetrics.MeterName && instrument.Meter.Scope == meters) l.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) =>
            seen.Enqueue((instrument.Name, value, string.Join(",", tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}")))));
        listener.Start();

        await gateway.Client.PostAsync("/v1/canary-path?canary-query=1", new StringContent("canary-body"));
        await gateway.Client.GetAsync("/nobody");
        await gateway.DisposeAsync();

        seen.ShouldContain(("audit.gateway.calls", 1, "provider=openai,outcome=completed"));
        seen.ShouldContain(("audit.gateway.calls", 1, "provider=unknown,outcome=refused"));
        seen.ShouldContain(("audit.gateway.refusals", 1, "reason=unknown_provider"));
        seen.ShouldContain(("audit.gateway.bytes", 13, "provider=openai,direction=response"));
        seen.Where(m => m.Name == "audit.gateway.calls.open").Sum(m => m.Value).ShouldBe(0);
        seen.ShouldAllBe(m => !m.Tags.Contains("canary"));
    }
}
