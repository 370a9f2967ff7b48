using System.Globalization;
using System.Net;
using System.Text;

namespace AuditPipeline.Host.Chaos;

/// <summary>One call as it is meant to go. The caller sends the provider's part of it along, so the provider needs no choices of its own.</summary>
/// <param name="RequestBytes">Length of the request body, at least <see cref="SmallestRequest"/>.</param>
/// <param name="Pieces">Writes of the provider, each flushed.</param>
/// <param name="PieceBytes">Text in each of them.</param>
/// <param name="PaceMilliseconds">Wait of the provider after each.</param>
/// <param name="LeavesAfter">Bytes of the answer after which the client leaves; null when it stays.</param>
internal sealed record CallPlan(
    int RequestBytes, bool Streamed, int Pieces, int PieceBytes, int PaceMilliseconds, AnswerEnd End, int? LeavesAfter)
{
    /// <summary>Header of the request that carries the provider's part.</summary>
    public const string Header = "x-chaos-answer";

    /// <summary>Header by which an answer of the provider is told from one of the gateway itself.</summary>
    public const string ProviderMark = "x-chaos-provider";

    /// <summary>Shortest request body drawn.</summary>
    public const int SmallestRequest = 100;

    private const int SmallBody = 4 * 1024;
    private const int LargestBody = 300 * 1024;
    private const string Words = "the contract of this period is kept on record for the audit ";

    public HttpStatusCode Status => End != AnswerEnd.Error ? HttpStatusCode.OK
        : Pieces % 2 == 0 ? HttpStatusCode.TooManyRequests : HttpStatusCode.InternalServerError;

    public static CallPlan Draw(ChaosDice dice)
    {
        var streamed = dice.Percent(50);
        var end = dice.Between(0, 99) switch { < 5 => AnswerEnd.Error, < 10 => AnswerEnd.Reset, _ => AnswerEnd.Whole };
        return new CallPlan(
            dice.Size(SmallestRequest, dice.Percent(10) ? LargestBody : SmallBody),
            streamed,
            streamed ? dice.Between(1, 30) : dice.Between(1, 3),
            dice.Size(1, 2_000),
            dice.Between(0, 40),
            end,
            dice.Percent(10) ? dice.Between(0, 2_000) : null);
    }

    public static CallPlan? Read(string? header)
    {
        if (header?.Split(',') is not [var kind, var pieces, var bytes, var pace, var end]) return null;
        return int.TryParse(pieces, CultureInfo.InvariantCulture, out var p) && int.TryParse(bytes, CultureInfo.InvariantCulture, out var b)
            && int.TryParse(pace, CultureInfo.InvariantCulture, out var ms) && Enum.TryParse<AnswerEnd>(end, out var e)
            ? new CallPlan(0, kind == "stream", p, b, ms, e, null)
            : null;
    }

    public string ProviderPart() =>
        string.Create(CultureInfo.InvariantCulture, $"{(Streamed ? "stream" : "plain")},{Pieces},{PieceBytes},{PaceMilliseconds},{End}");

    /// <summary>A chat completion of exactly <see cref="RequestBytes"/> bytes.</summary>
    public byte[] Request()
    {
        var head = $$"""{"model":"gpt-4o-mini","stream":{{(Streamed ? "true" : "false")}},"messages":[{"role":"user","content":""";
        const string tail = "\"}]}";
        return Encoding.ASCII.GetBytes(head + "\"" + Text(RequestBytes - head.Length - 1 - tail.Length) + tail);
    }

    /// <summary>What the provider writes, piece by piece; of a <see cref="AnswerEnd.Reset"/> only the first half is written.</summary>
    public IReadOnlyList<byte[]> Answer()
    {
        if (End == AnswerEnd.Error) return [Encoding.ASCII.GetBytes("""{"error":{"message":"Try again later.","type":"server_error"}}""")];
        if (!Streamed) return [.. Plain().Chunk(Math.Max(1, (PieceBytes * Pieces + 300) / Pieces))];
        var piece = Event($$"""{"index":0,"delta":{"content":"{{Text(PieceBytes)}}"},"finish_reason":null}""");
        return [.. Enumerable.Repeat(piece, Pieces), Event("""{"index":0,"delta":{},"finish_reason":"stop"}"""), "data: [DONE]\n\n"u8.ToArray()];
    }

    private byte[] Plain()
    {
        const string head = """{"id":"chatcmpl-1","object":"chat.completion","model":"gpt-4o-mini-2024-07-18","choices":[{"index":0,"message":""";
        const string tail = ""","finish_reason":"stop"}],"usage":{"prompt_tokens":9,"completion_tokens":2,"total_tokens":11}}""";
        return Encoding.ASCII.GetBytes($$"""{{head}}{"role":"assistant","content":"{{Text(PieceBytes * Pieces)}}"}{{tail}}""");
    }

    private static byte[] Event(string choice) => Encoding.ASCII.GetBytes(
        $$"""data: {"id":"chatcmpl-1","object":"chat.completion.chunk","model":"gpt-4o-mini-2024-07-18","choices":[{{choice}}]}""" + "\n\n");

    private static string Text(int length)
    {
        if (length <= 0) return "";
        return new StringBuilder(length + Words.Length).Insert(0, Words, length / Words.Length + 1).ToString(0, length);
    }
}
