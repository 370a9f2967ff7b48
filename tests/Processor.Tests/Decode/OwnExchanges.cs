using AuditPipeline.Core.Captures;
using AuditPipeline.Processor.Decode.Corpus;
using AuditPipeline.Processor.Decode.Wire;
using AuditPipeline.Tests.Shared;

namespace AuditPipeline.Processor.Tests.Decode;

/// <summary>Our own exchanges, at least one of every dialect, and the recorded ones where they lie beside the checkout. The id of one of ours
/// is its dialect, a slash, and <c>plain</c> or <c>stream</c> with what sets it apart.</summary>
internal static class OwnExchanges
{
    private const string Corpus = "corpus/exchanges.ndjson";

    private static readonly Lazy<IReadOnlyList<RecordedExchange>> Read = new(() => ReadAll(Fixture.Open("exchanges.ndjson")));

    public static IReadOnlyList<RecordedExchange> All => Read.Value;

    public static TheoryData<string> Ids() => [.. All.Select(exchange => exchange.Id)];

    public static TheoryData<string> StreamIds() => [.. All.Where(exchange => IsStreamed(exchange.Envelope)).Select(exchange => exchange.Id)];

    public static Envelope Envelope(string id) => All.Single(exchange => exchange.Id == id).Envelope;

    public static string DialectOf(string id) => id.Split('/')[0];

    /// <summary>The recorded streams; skips the test, with the reason, where there are none.</summary>
    public static IEnumerable<RecordedExchange> RecordedStreams()
    {
        var path = SharedMaterial.Find(Corpus);
        if (path is null) Assert.Skip(SharedMaterial.Missing(Corpus));

        return ReadAll(File.OpenRead(path))
            .Where(exchange => exchange.Envelope.Response!.Status < 400 && FramedStream.Of(exchange.Envelope) is not null);
    }

    /// <summary>Reads a file of exchanges to its end; a line that is none fails the test.</summary>
    public static IReadOnlyList<RecordedExchange> ReadAll(Stream file)
    {
        using (file)
        {
            return [.. new ExchangeReader(DateTimeOffset.UnixEpoch).ReadAsync(file).ToBlockingEnumerable().Select(line =>
            {
                line.Problem.ShouldBeNull($"line {line.Line}");
                return line.Exchange!;
            })];
        }
    }

    /// <summary>The answer holds many documents, in whatever framing.</summary>
    public static bool IsStreamed(Envelope envelope) =>
        Frame.IsStream(FramingOf(envelope)) || (FramingOf(envelope) == Framing.Json && envelope.Response!.Body.Span.TrimStart(" \r\n"u8)[0] == (byte)'['
            && !envelope.Request.Target.EndsWith("/mcp", StringComparison.Ordinal));   // there an array is a batch of answers

    public static Framing FramingOf(Envelope envelope) =>
        Frame.Of(envelope.Response!.Body, Processor.Decode.Headers.Value(envelope.Response.Headers, "content-type"));

    public static Envelope Answering(this Envelope envelope, ReadOnlyMemory<byte> body, CaptureOutcome outcome, bool truncated = false) => envelope with
    {
        Outcome = outcome,
        Response = envelope.Response! with { Body = body, WireBytes = body.Length, Truncated = truncated },
    };
}
