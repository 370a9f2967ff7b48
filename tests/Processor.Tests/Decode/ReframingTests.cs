using System.Text.Json;
using AuditPipeline.Core.Captures;
using AuditPipeline.Core.Interactions;
using AuditPipeline.Processor.Decode.Wire;
using Decoder = AuditPipeline.Processor.Decode.Decoder;

namespace AuditPipeline.Processor.Tests.Decode;

/// <summary>How an answer is framed changes nothing of what it says. Bodies come whole to the decoder; that chunks make the same body however
/// they are cut is tested where they are put together (CaptureBufferTests of the gateway).</summary>
public sealed class ReframingTests(ITestOutputHelper output)
{
    public static TheoryData<string> Ids() => OwnExchanges.Ids();

    public static TheoryData<string> StreamIds() => OwnExchanges.StreamIds();

    [Theory]
    [MemberData(nameof(StreamIds))]
    public void Stream_framed_otherwise_says_the_same(string id) => SaysTheSame(id, OwnExchanges.Envelope(id)).ShouldBeGreaterThan(1);

    [Fact]
    public void Recorded_stream_framed_otherwise_says_the_same()
    {
        var streams = 0;
        var variants = 0;
        foreach (var exchange in OwnExchanges.RecordedStreams())
        {
            streams++;
            variants += SaysTheSame(exchange.Id, exchange.Envelope);
        }

        output.WriteLine($"{streams} streams in {variants} framings");
        streams.ShouldBeGreaterThan(100);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void White_space_and_a_byte_order_mark_around_a_plain_document_do_not_matter(string id)
    {
        var envelope = OwnExchanges.Envelope(id);
        if (OwnExchanges.FramingOf(envelope) != Framing.Json) return;

        var whole = Facts(envelope);
        var body = envelope.Response!.Body.ToArray();

        foreach (var around in (byte[][])[[.. "\n \r\n\t"u8, .. body, .. "\n\n"u8], [.. "\uFEFF"u8, .. body], [.. "\uFEFF\r\n"u8, .. body]])
            Facts(envelope.Answering(around, CaptureOutcome.Completed)).ShouldBe(whole);
    }

    private static int SaysTheSame(string id, Envelope envelope)
    {
        var stream = FramedStream.Of(envelope).ShouldNotBeNull(id);
        var whole = Facts(envelope);
        var variants = 0;
        foreach (var (name, body) in stream.Variants().Prepend(("as it was", stream.First(stream.Events.Count))))
        {
            variants++;
            Facts(envelope.Answering(body, CaptureOutcome.Completed)).ShouldBe(whole, $"{id}: {name}");
        }

        return variants;
    }

    private static string Facts(Envelope envelope) => JsonSerializer.Serialize<Interaction>(Decoder.Decode(envelope));
}
