using AuditPipeline.Core.Captures;
using AuditPipeline.Processor.Decode;
using AuditPipeline.Processor.Decode.Wire;

namespace AuditPipeline.Bench.Decode;

/// <summary>Exchanges that one dialect reads, and the JSON documents in them: requests, plain answers, the data of streamed events.</summary>
internal sealed class ExchangeSet
{
    public ExchangeSet(string dialect, string size, IReadOnlyList<Envelope> exchanges)
    {
        (Dialect, Size, Exchanges) = (dialect, size, exchanges);
        Documents = [.. exchanges.SelectMany(DocumentsOf)];
    }

    public string Dialect { get; }

    public string Size { get; }

    public IReadOnlyList<Envelope> Exchanges { get; }

    public IReadOnlyList<ReadOnlyMemory<byte>> Documents { get; }

    /// <summary>Length of all documents.</summary>
    public long JsonBytes => Documents.Sum(document => (long)document.Length);

    /// <summary>Length of all bodies, framing included.</summary>
    public long BodyBytes => Exchanges.Sum(exchange => (long)exchange.Request.Body.Length + (exchange.Response?.Body.Length ?? 0));

    private static IEnumerable<ReadOnlyMemory<byte>> DocumentsOf(Envelope exchange)
    {
        if (IsDocument(exchange.Request.Body)) yield return exchange.Request.Body;
        if (exchange.Response is not { } response) yield break;

        var framing = Frame.Of(response.Body, response.Headers.Value("content-type"));
        if (framing == Framing.Json && IsDocument(response.Body)) yield return response.Body;
        if (!Frame.IsStream(framing)) yield break;

        var events = Frame.Reader(framing, response.Body);
        while (events.TryRead(out var next))
        {
            if (IsDocument(next.Data)) yield return next.Data;
        }
    }

    private static bool IsDocument(ReadOnlyMemory<byte> bytes) => JsonBody.IsDocument(bytes);
}
