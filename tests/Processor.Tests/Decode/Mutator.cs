using System.Text;
using System.Text.Json;
using AuditPipeline.Core.Captures;
using AuditPipeline.Processor.Decode.Wire;

namespace AuditPipeline.Processor.Tests.Decode;

/// <summary>Damages exchanges of our own: the same seed gives the same damage. Some damage goes into a document that is framed well
/// afterwards, so that it reaches the dialects; some goes into the bytes as they passed.</summary>
internal sealed class Mutator(int seed)
{
    private const int DeepestNesting = 100_000;

    private static readonly string[] Pieces =
    [
        "null", "[]", "{}", "-1", "0.5", "1e400", "-1e400", "99999999999999999999", "9223372036854775807", "1e15", "true", "\"\\ud800\"", "\"\\udc00\\ud800\"",
        "\"\\u0000\"", "\"\"", "\"x\"", "[[[]]]", "{\"type\":\"text\",\"text\":\"x\"}", "{\"\\ud800\":1}", "{\"index\":1023}", "2147483647", "-2147483648",
        "\"data:image/png;base64,AA\"", "[null,1,\"a\",{}]", "{\"a\":1,\"a\":2}",
    ];

    private static readonly string[] ContentTypes =
    [
        "application/json", "text/event-stream", "application/x-ndjson", "application/vnd.amazon.eventstream", "text/plain", "audio/mpeg",
        "multipart/form-data; boundary=edge", "application/octet-stream", "", "text/html; charset=\"",
    ];

    private static readonly string[] Targets =
        ["/", "", "/%zz?%", "/v1/models/a%ffb:generateContent", "/v1/chat/completions?" + new string('&', 300), "//model//%2e%2e//converse", "/v1/responses/resp_%00"];

    private readonly Random random = new(seed);

    public Envelope Next()
    {
        var exchange = Pick(OwnExchanges.All).Envelope;
        var request = exchange.Request;
        var response = exchange.Response!;
        if (Chance(3)) request = request with { Body = Damaged(Document(request.Body.ToArray())) };
        response = response with { Body = Answer(exchange) };
        if (Chance(12)) request = request with { Target = Chance(2) ? Pick(OwnExchanges.All).Envelope.Request.Target : Pick(Targets) };
        if (Chance(12)) response = response with { Headers = [new HeaderField("content-type", Pick(ContentTypes)), new HeaderField("x-amzn-bedrock-input-token-count", Pick(Pieces))] };
        if (Chance(25)) request = request with { Headers = [new HeaderField("content-type", Pick(ContentTypes))] };
        if (Chance(25)) response = response with { Status = Pick([400, 404, 429, 500]) };
        if (Chance(25)) request = request with { Method = "GET" };
        return exchange with
        {
            Outcome = Chance(4) ? CaptureOutcome.ClientLeft : CaptureOutcome.Completed,
            Request = request with { Truncated = Chance(10) },
            Response = response with { Truncated = Chance(10) },
        };
    }

    private byte[] Answer(Envelope exchange)
    {
        if (FramedStream.Of(exchange) is not { } stream || Chance(4)) return Damaged(Document(exchange.Response!.Body.ToArray()));

        var events = stream.Events.ToList();
        for (var change = random.Next(1, 4); change > 0; change--)
        {
            var at = random.Next(events.Count);
            var (name, data) = events[at];
            switch (random.Next(7))
            {
                case 0: events.RemoveAt(at); break;
                case 1: events.Insert(random.Next(events.Count), (name, data)); break;
                case 2: events[at] = (Encoding.UTF8.GetBytes(Pick(Pieces)), data); break;
                case 3: events[at] = Pick(FramedStream.Of(Pick(Streams.Value))!.Events); break;   // of another dialect
                default: events[at] = (name, Wrapped(stream, data)); break;
            }

            if (events.Count == 0) return [];
        }

        var body = stream.With(events).First(events.Count);
        return Chance(3) ? Damaged(body) : body;
    }

    private static readonly Lazy<Envelope[]> Streams =
        new(() => [.. OwnExchanges.All.Select(exchange => exchange.Envelope).Where(OwnExchanges.IsStreamed)]);

    // Invoke's own documents come unwrapped out of their stream: half of them go back into it as they came.
    private byte[] Wrapped(FramedStream stream, byte[] data)
    {
        var damaged = Document(data);
        return stream.Framing == Framing.AwsEvents && Chance(2)
            ? Encoding.UTF8.GetBytes($"{{\"bytes\":\"{Convert.ToBase64String(damaged)}\"}}")
            : damaged;
    }

    /// <summary>Changes values of a document, or members of its objects; bytes that are none are changed as bytes.</summary>
    private byte[] Document(byte[] document)
    {
        for (var change = random.Next(1, 4); change > 0; change--)
        {
            if (Values(document) is not { Count: > 0 } values) return Damaged(document);

            var (start, end, name) = Pick(values);
            byte[] value = Chance(6) ? document[Range(Pick(values))] : Encoding.UTF8.GetBytes(Piece());
            document = Chance(8) && name >= 0
                ? [.. document[..start], .. value, (byte)',', .. document[name..]]   // the member twice, with two values
                : [.. document[..start], .. value, .. document[end..]];
        }

        return document;
    }

    private string Piece() => random.Next(400) switch
    {
        0 => new string('[', random.Next(DeepestNesting)),
        1 => Nested(random.Next(1, 400)),
        2 => new string('9', random.Next(1, 5_000)),
        3 => "\"" + new string('\\', random.Next(1, 2_000) * 2) + "\"",
        4 => "\"" + string.Concat(Enumerable.Repeat("\\ud83c\\udf09\\ud800\\n", random.Next(1, 500))) + "\"",
        5 => "[" + string.Join(',', Enumerable.Repeat(Pick(Pieces), random.Next(1, 2_000))) + "]",
        6 => "{" + string.Join(',', Enumerable.Repeat("\"type\":\"text\"", random.Next(1, 500))) + "}",
        _ => Pick(Pieces),
    };

    private static string Nested(int depth) => string.Concat(Enumerable.Repeat("{\"content\":[", depth)) + "1" + string.Concat(Enumerable.Repeat("]}", depth));

    private byte[] Damaged(byte[] bytes)
    {
        var body = bytes.ToList();
        for (var change = random.Next(0, 5); change > 0; change--)
        {
            var at = random.Next(body.Count + 1);
            switch (random.Next(6))
            {
                case 0 when at < body.Count: body[at] ^= (byte)(1 << random.Next(8)); break;
                case 1: body.InsertRange(at, Encoding.UTF8.GetBytes(Pick(Pieces))); break;
                case 2: body.RemoveRange(at, Math.Min(random.Next(60), body.Count - at)); break;
                case 3: body.RemoveRange(at, body.Count - at); break;
                case 4: body.Insert(at, (byte)random.Next(256)); break;
                default:
                    var other = Pick(OwnExchanges.All).Envelope.Response!.Body;
                    body = [.. body.Take(at), .. other[random.Next(other.Length)..].ToArray()];
                    break;
            }
        }

        return [.. body];
    }

    /// <summary>Where each value of a document stands, and where the name before it begins (-1 in arrays).</summary>
    private static List<(int Start, int End, int Name)>? Values(byte[] document)
    {
        var values = new List<(int, int, int)>();
        var open = new Stack<(int Start, int Name)>();
        var name = -1;
        if (!JsonBody.IsDocument(document)) return null;

        var reader = new Utf8JsonReader(document, new JsonReaderOptions { MaxDepth = JsonParser.MaxDepth });
        while (reader.Read())
        {
            var start = (int)reader.TokenStartIndex;
            switch (reader.TokenType)
            {
                case JsonTokenType.PropertyName:
                    name = start;
                    continue;
                case JsonTokenType.StartObject or JsonTokenType.StartArray:
                    open.Push((start, name));
                    break;
                case JsonTokenType.EndObject or JsonTokenType.EndArray:
                    var (from, named) = open.Pop();
                    values.Add((from, (int)reader.BytesConsumed, named));
                    break;
                default:
                    values.Add((start, (int)reader.BytesConsumed, name));
                    break;
            }

            name = -1;
        }

        return values;
    }

    private static Range Range((int Start, int End, int Name) value) => value.Start..value.End;

    private bool Chance(int oneIn) => random.Next(oneIn) == 0;

    private T Pick<T>(IReadOnlyList<T> items) => items[random.Next(items.Count)];
}
