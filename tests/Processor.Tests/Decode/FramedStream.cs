using System.Text.Json;
using AuditPipeline.Core.Captures;
using AuditPipeline.Processor.Decode.Wire;

namespace AuditPipeline.Processor.Tests.Decode;

/// <summary>A streamed answer taken apart into its events, to be framed again: in part, or otherwise with the same meaning.</summary>
internal sealed class FramedStream
{
    private FramedStream(Framing framing, IReadOnlyList<(byte[] Name, byte[] Data)> events) => (Framing, Events) = (framing, events);

    public Framing Framing { get; }

    public IReadOnlyList<(byte[] Name, byte[] Data)> Events { get; }

    /// <summary>Null for an answer that holds one document, or that does not hold to its framing.</summary>
    public static FramedStream? Of(Envelope envelope)
    {
        var framing = OwnExchanges.FramingOf(envelope);
        var body = envelope.Response!.Body;
        if (!OwnExchanges.IsStreamed(envelope)) return null;
        if (framing == Framing.Json) return new FramedStream(framing, ItemsOf(body));

        var events = new List<(byte[], byte[])>();
        var reader = Frame.Reader(framing, body);
        while (reader.TryRead(out var next)) events.Add((next.Name.ToArray(), next.Data.ToArray()));
        return reader.Problem is null ? new FramedStream(framing, events) : null;
    }

    /// <summary>Other events in the same framing.</summary>
    public FramedStream With(IReadOnlyList<(byte[] Name, byte[] Data)> events) => new(Framing, events);

    /// <summary>The first events, each closed as its framing wants; an array stays open unless it is whole.</summary>
    public byte[] First(int count)
    {
        var kept = Events.Take(count);
        return Framing switch
        {
            Framing.Json => [.. "["u8, .. Joined(kept.Select(e => e.Data), ","u8.ToArray()), .. count == Events.Count ? "]"u8 : ""u8],
            Framing.JsonLines => [.. kept.SelectMany(e => e.Data.Append((byte)'\n'))],
            Framing.AwsEvents => [.. kept.SelectMany(e => AwsStream.Message(System.Text.Encoding.UTF8.GetString(e.Name), e.Data))],
            _ => [.. kept.SelectMany(e => Sse(e, "\n"u8.ToArray(), [.. "data: "u8], nameLast: false))],
        };
    }

    /// <summary>The same events in other framings of the same meaning, each with a word that names it.</summary>
    public IEnumerable<(string Name, byte[] Body)> Variants() => Framing switch
    {
        Framing.EventStream => SseVariants(),
        Framing.JsonLines => LineVariants(),
        Framing.Json =>
        [
            ("array on lines", [.. "\r\n[\r\n"u8, .. Joined(Events.Select(e => e.Data), "\r\n,\r\n"u8.ToArray()), .. "\r\n]\r\n"u8]),
            ("array with a byte order mark", [.. "\uFEFF"u8, .. First(Events.Count)]),
            ("array of documents on several lines", [.. "["u8, .. Joined(Events.Select(e => OnLines(e.Data, "\n"u8)), " , "u8.ToArray()), .. "]"u8]),
        ],
        _ =>
        [
            ("messages with other headers", [.. Events.SelectMany(e => AwsStream.Message(System.Text.Encoding.UTF8.GetString(e.Name), e.Data, everyKind: true))]),
            ("messages with their documents on several lines", [.. Events.SelectMany(e => AwsStream.Message(System.Text.Encoding.UTF8.GetString(e.Name), OnLines(e.Data, "\n"u8)))]),
        ],
    };

    private IEnumerable<(string, byte[])> SseVariants()
    {
        foreach (var end in (string[])["\n", "\r", "\r\n"])
        {
            var line = System.Text.Encoding.UTF8.GetBytes(end);
            var word = end.Replace("\r", "CR", StringComparison.Ordinal).Replace("\n", "LF", StringComparison.Ordinal);
            yield return (word, [.. Events.SelectMany(e => Sse(e, line, [.. "data: "u8], nameLast: false))]);
            yield return ($"{word}, no space, name last", [.. Events.SelectMany(e => Sse(e, line, [.. "data:"u8], nameLast: true))]);
            yield return ($"{word}, comments, ids and blank lines", [
                .. "\uFEFF"u8, .. line, .. Events.SelectMany((e, i) => (byte[])[
                    .. ": wait"u8, .. line, .. line, .. "id: "u8, (byte)('0' + (i % 10)), .. line, .. "retry: 3000"u8, .. line, .. "unknown"u8, .. line,
                    .. Sse(e, line, [.. "data: "u8], nameLast: false), .. line])]);
            yield return ($"{word}, documents on several lines", [.. Events.SelectMany(e => Sse((e.Name, OnLines(e.Data, "\n"u8)), line, [.. "data: "u8], nameLast: false))]);
        }

        var whole = First(Events.Count);
        yield return ("last event without its blank line", whole[..^1]);
        yield return ("last line without its end", whole[..^2]);
    }

    private IEnumerable<(string, byte[])> LineVariants()
    {
        var lines = Events.Select(e => e.Data).ToArray();
        yield return ("CRLF", Joined(lines, "\r\n"u8.ToArray()));
        yield return ("blank lines and spaces", [.. "\n\n"u8, .. Joined(lines, " \r\n\r\n\t"u8.ToArray()), .. "\n\n"u8]);
        yield return ("byte order mark", [.. "\uFEFF"u8, .. Joined(lines, "\n"u8.ToArray())]);
    }

    private static byte[] Sse((byte[] Name, byte[] Data) e, byte[] end, byte[] field, bool nameLast)
    {
        byte[] name = e.Name.Length == 0 ? [] : [.. field.Length == 6 ? "event: "u8 : "event:"u8, .. e.Name, .. end];
        var data = new List<byte>();
        foreach (var range in e.Data.AsSpan().Split((byte)'\n')) data.AddRange([.. field, .. e.Data[range], .. end]);
        return nameLast ? [.. data, .. name, .. end] : [.. name, .. data, .. end];
    }

    /// <summary>The document with a line end before each of its outermost members; what is no object stays as it is.</summary>
    private static byte[] OnLines(byte[] document, ReadOnlySpan<byte> end)
    {
        if (document.Length == 0 || document[0] != (byte)'{') return document;

        var written = new List<byte>();
        var from = 0;
        try
        {
            var reader = new Utf8JsonReader(document, new JsonReaderOptions { MaxDepth = JsonParser.MaxDepth });
            while (reader.Read())
            {
                if (reader.TokenType != JsonTokenType.PropertyName || reader.CurrentDepth != 1) continue;

                var start = (int)reader.TokenStartIndex;
                written.AddRange(document[from..start]);
                written.AddRange(end);
                from = start;
            }
        }
        catch (JsonException)
        {
            return document;   // an event that is no document has no members to set apart
        }

        return [.. written, .. document[from..]];
    }

    private static List<(byte[], byte[])> ItemsOf(ReadOnlyMemory<byte> body)
    {
        using var array = JsonDocument.Parse(body);
        return [.. array.RootElement.EnumerateArray().Select(item => (Array.Empty<byte>(), System.Text.Encoding.UTF8.GetBytes(item.GetRawText())))];
    }

    private static byte[] Joined(IEnumerable<byte[]> items, byte[] between) =>
        [.. items.SelectMany((item, i) => i == 0 ? item : [.. between, .. item])];
}
