using AuditPipeline.Core.Captures;
using AuditPipeline.Host.Demo;
using AuditPipeline.Tests.Shared;

namespace AuditPipeline.Host.Tests.Demo;

public sealed class CorpusReplayTests
{
    private const string Corpus = "corpus/exchanges.ndjson";

    [Fact]
    public async Task Recorded_traffic_passes_the_gateway_unchanged_and_is_recorded_whole()
    {
        if (SharedMaterial.Find(Corpus) is not { } file)
        {
            Assert.Skip(SharedMaterial.Missing(Corpus));
            return;
        }

        await using var upstream = await CorpusUpstream.StartAsync(file, TestContext.Current.CancellationToken);
        var gateway = await DemoGateway.StartAsync(upstream.Routes);

        var result = await CorpusReplay.SendAsync(gateway.Address, file, cancellation: TestContext.Current.CancellationToken);
        await gateway.DisposeAsync();

        result.Sent.ShouldBe(upstream.Count);
        result.Mismatches.ShouldBeEmpty();
        gateway.Journal.Calls.Count.ShouldBe(result.Sent);
        var calls = gateway.Journal.Calls.ToDictionary(call => call.Opening.Id.ToString());
        foreach (var exchange in CorpusExchange.ReadFile(file))
        {
            var call = calls[result.AuditIds[exchange.Id]];
            call.Closing!.Outcome.ShouldBe(CaptureOutcome.Completed, exchange.Id);
            call.Opening.Provider.ShouldBe(exchange.Provider);
            call.Request.Method.ShouldBe(exchange.Method);
            call.Request.Target.ShouldBe(exchange.Path);
            call.Request.Body.Span.SequenceEqual(exchange.RequestBody).ShouldBeTrue(exchange.Id);
            call.Response.Body.Span.SequenceEqual(exchange.ResponseBody).ShouldBeTrue(exchange.Id);
        }
    }

    [Theory]
    [InlineData("text/event-stream", "data: a\n\ndata: b\r\n\r\ndata: c\r\rrest", 4)]
    [InlineData("application/x-ndjson", "{}\n{}\n{}", 3)]
    [InlineData("", "event: x\ndata: y\n\n", 1)]
    public void Stream_is_cut_into_its_events_without_loss(string contentType, string body, int count)
    {
        var bytes = System.Text.Encoding.UTF8.GetBytes(body);

        var events = StreamedEvents.Of(bytes, contentType);

        events.Count.ShouldBe(count);
        events.SelectMany(e => e.ToArray()).ShouldBe(bytes);
    }
}
