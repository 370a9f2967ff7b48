using System.Globalization;
using System.Text;

namespace AuditPipeline.Bench.Edge;

/// <summary>Request and answers of an OpenAI-compatible provider: a chat of about 1.2 KB each way, streamed as 41 events of about 120
/// bytes.</summary>
internal static class ProviderTraffic
{
    public const string Path = "/v1/chat/completions";

    /// <summary>Comes before the call's number in a request.</summary>
    public const string NumberMember = "\"seed\":";

    public const int NumberDigits = 8;

    /// <summary>In a request: milliseconds the provider waits before each event but the first.</summary>
    public const string ThinkHeader = "x-bench-think";

    private const int Events = 40;

    // Without thinking time a provider's events come in handfuls, as the network joins them.
    private const int EventsPerPiece = 8;

    private const string Usage =
        "{\"prompt_tokens\":212,\"completion_tokens\":118,\"total_tokens\":330,\"prompt_tokens_details\":{\"cached_tokens\":128}}";

    private static readonly string Sentence =
        "The supplier delivers within thirty days after the order and informs the customer of any delay in writing. ";

    public static AnswerTemplate Plain { get; } = MakePlain();

    /// <summary>The first event alone, the others in handfuls.</summary>
    public static AnswerTemplate Streamed { get; } = MakeStreamed(EventsPerPiece);

    /// <summary>Same bytes, each event a piece of its own.</summary>
    public static AnswerTemplate StreamedSlowly { get; } = MakeStreamed(1);

    /// <summary>A whole request, head included.</summary>
    public static byte[] Request(Uri address, bool streamed, int number, int user, int thinkMilliseconds)
    {
        var text = string.Concat(Enumerable.Repeat(Sentence, 10));
        var body = string.Create(CultureInfo.InvariantCulture,
            $"{{\"model\":\"gpt-4o-mini\",{NumberMember}{number:D8},\"messages\":[{{\"role\":\"user\",\"content\":\"{text}\"}}],\"stream\":{(streamed ? "true" : "false")}}}");
        var think = thinkMilliseconds == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{ThinkHeader}: {thinkMilliseconds}\r\n");
        return Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"""
            POST {address.AbsolutePath.TrimEnd('/')}{Path} HTTP/1.1
            Host: {address.Authority}
            User-Agent: audit-bench
            Accept: */*
            Authorization: Bearer bench
            Content-Type: application/json
            x-audit-system: bench
            x-audit-user: user{user:D3}
            Content-Length: {body.Length}

            """).ReplaceLineEndings("\r\n") + think + "\r\n" + body);
    }

    private static AnswerTemplate MakePlain()
    {
        var text = string.Concat(Enumerable.Repeat(Sentence, 8));
        var body =
            $"{{\"id\":\"chatcmpl-{AnswerTemplate.Mark}\",\"object\":\"chat.completion\",\"created\":1767225600,\"model\":\"gpt-4o-mini-2024-07-18\",\"choices\":[{{\"index\":0,\"message\":{{\"role\":\"assistant\",\"content\":\"{text}\"}},\"finish_reason\":\"stop\"}}],\"usage\":{Usage}}}";
        var head = string.Create(CultureInfo.InvariantCulture,
            $"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nopenai-version: 2020-10-01\r\nx-request-id: req_{AnswerTemplate.Mark}\r\nContent-Length: {body.Length}\r\n\r\n");
        return new AnswerTemplate([head + body], body.Length);
    }

    private static AnswerTemplate MakeStreamed(int eventsPerPiece)
    {
        var events = Enumerable.Range(0, Events).Select(Event).Append("data: [DONE]\n\n").ToArray();
        var head =
            $"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream; charset=utf-8\r\nopenai-version: 2020-10-01\r\nx-request-id: req_{AnswerTemplate.Mark}\r\nTransfer-Encoding: chunked\r\n\r\n";
        var chunks = events.Select((string e) => string.Create(CultureInfo.InvariantCulture, $"{e.Length:x}\r\n{e}\r\n")).ToArray();
        string[] pieces = [head + chunks[0], .. chunks.Skip(1).Chunk(eventsPerPiece).Select(handful => string.Concat(handful))];
        pieces[^1] += "0\r\n\r\n";
        return new AnswerTemplate(pieces, events.Sum(e => e.Length));
    }

    private static string Event(int i) => string.Create(CultureInfo.InvariantCulture,
        $"data: {{\"id\":\"chatcmpl-{AnswerTemplate.Mark}\",\"model\":\"gpt-4o-mini\",\"choices\":[{{\"index\":0,\"delta\":{{\"content\":\"word{i:D2} \"}}}}]}}\n\n");
}
