using System.Buffers.Binary;
using System.Text.Json;
using System.Text.Json.Nodes;
using AuditPipeline.Core.Captures;
using AuditPipeline.Processor.Decode;
using AuditPipeline.Processor.Decode.Wire;

namespace AuditPipeline.Bench.Decode;

/// <summary>Makes long exchanges of short ones: the events of a stream between its first and its last come again and again; the texts and
/// the vectors of a plain document are repeated. Other bodies stay as they are.</summary>
internal static class GrownExchange
{
    private const int ShortestText = 24;

    /// <summary>About <paramref name="bytes"/> of answer, or of request where the answer cannot grow.</summary>
    public static Envelope Of(Envelope exchange, int bytes)
    {
        var response = exchange.Response!;
        var framing = Frame.Of(response.Body, response.Headers.Value("content-type"));
        var body = Frame.IsStream(framing) ? Stream(response.Body, framing, bytes) : Document(response.Body, bytes);
        if (body.Length >= bytes / 2) return exchange with { Response = response with { Body = body, WireBytes = body.Length } };

        var request = Document(exchange.Request.Body, bytes);
        return exchange with { Request = exchange.Request with { Body = request, WireBytes = request.Length } };
    }

    private static ReadOnlyMemory<byte> Document(ReadOnlyMemory<byte> body, int bytes)
    {
        if (!JsonBody.IsDocument(body)) return body;

        var root = JsonNode.Parse(body.Span)!;
        Repeat(root, Math.Max(1, bytes / Math.Max(1, Growing(root))));
        return JsonSerializer.SerializeToUtf8Bytes(root);
    }

    private static int Growing(JsonNode? node) => node switch
    {
        JsonObject members => members.Sum(member => Growing(member.Value)),
        JsonArray { Count: > 0 } numbers when IsVector(numbers) => numbers.ToJsonString().Length,
        JsonArray items => items.Sum(Growing),
        JsonValue value when value.TryGetValue<string>(out var text) && text.Length >= ShortestText => value.ToJsonString().Length,
        _ => 0,
    };

    private static void Repeat(JsonNode node, int times)
    {
        if (node is JsonObject members)
        {
            foreach (var (name, value) in members.ToArray())
            {
                if (Grown(value, times) is { } grown) members[name] = grown;
                else if (value is not null) Repeat(value, times);
            }
        }
        else if (node is JsonArray items)
        {
            for (var i = 0; i < items.Count; i++)
            {
                if (Grown(items[i], times) is { } grown) items[i] = grown;
                else if (items[i] is { } inner) Repeat(inner, times);
            }
        }
    }

    private static JsonNode? Grown(JsonNode? node, int times) => node switch
    {
        JsonValue value when value.TryGetValue<string>(out var text) && text.Length >= ShortestText =>
            JsonValue.Create(string.Concat(Enumerable.Repeat(text, times))),
        JsonArray { Count: > 0 } numbers when IsVector(numbers) =>
            new JsonArray([.. Enumerable.Repeat(numbers, times).SelectMany(list => list).Select(number => number!.DeepClone())]),
        _ => null,
    };

    private static bool IsVector(JsonArray items) => items.All(item => item?.GetValueKind() == JsonValueKind.Number);

    private static byte[] Stream(ReadOnlyMemory<byte> body, Framing framing, int bytes)
    {
        var events = Events(body, framing);
        var middle = events.Skip(1).SkipLast(2).SelectMany(e => e.ToArray()).ToArray();
        var times = Math.Max(1, bytes / Math.Max(1, middle.Length));
        return
        [
            .. events[0].Span, .. Enumerable.Repeat(middle, times).SelectMany(e => e),
            .. events.Skip(Math.Max(1, events.Count - 2)).SelectMany(e => e.ToArray()),
        ];
    }

    /// <summary>The events with what closes them; our own end their lines with a line feed.</summary>
    private static List<ReadOnlyMemory<byte>> Events(ReadOnlyMemory<byte> body, Framing framing)
    {
        var events = new List<ReadOnlyMemory<byte>>();
        while (!body.IsEmpty)
        {
            var length = framing switch
            {
                Framing.AwsEvents => (int)BinaryPrimitives.ReadUInt32BigEndian(body.Span),
                Framing.JsonLines => body.Span.IndexOf((byte)'\n') + 1,
                _ => body.Span.IndexOf("\n\n"u8) + 2,
            };
            events.Add(body[..length]);
            body = body[length..];
        }

        return events;
    }
}
