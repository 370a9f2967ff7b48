using System.Diagnostics;
using System.Globalization;
using System.Text;
using AuditPipeline.Core.Captures;
using Decoder = AuditPipeline.Processor.Decode.Decoder;

namespace AuditPipeline.Processor.Tests.Decode;

/// <summary>Twice as much of anything costs at most twice the memory. Work leaves no such trace: it is linear because each reading walks its
/// members once; its time is printed beside, and decides nothing.</summary>
public sealed class GrowthTests(ITestOutputHelper output)
{
    private const int Size = 1_500;

    private const int Repetitions = 4;

    // Lists that double when they are full, and what is made once, are the difference to two.
    private const double MostGrowth = 2.6;

    private static readonly string[] JsonPieces =
    [
        "{}", "[]", "1", "\"\"", "{\"a\":1}", "\"\\ud800\"", "{\"\\ud800\":1}", "{\"type\":\"text\",\"text\":\"x\"}", "{\"type\":\"tool_use\",\"name\":\"n\",\"input\":{}}",
    ];

    private static readonly (string Target, string Around)[] Lists =
    [
        ("/v1/chat/completions", """{"model":"m","messages":[#]}"""), ("/v1/chat/completions", """{"messages":[{"role":"tool","content":[#]}]}"""),
        ("/v1/chat/completions", """{"choices":[#]}"""), ("/v1/chat/completions", """{"choices":[{"message":{"content":[#]}}]}"""),
        ("/v1/chat/completions", """{"choices":[{"message":{"tool_calls":[#]}}]}"""), ("/v1/responses", """{"input":[#],"output":[#]}"""),
        ("/v1/responses", """{"output":[{"type":"message","content":[#]},{"type":"web_search_call","output":[#]}]}"""),
        ("/v1/messages", """{"messages":[#],"content":[#]}"""), ("/v1/messages", """{"messages":[{"role":"user","content":[#]}],"tools":[#]}"""),
        ("/v1beta/models/m:generateContent", """{"contents":[#],"candidates":[#]}"""), ("/v1beta/models/m:streamGenerateContent", "[#]"),
        ("/v1beta/models/m:generateContent", """{"candidates":[{"content":{"parts":[#]}}],"usageMetadata":{"promptTokenCount":1,"promptTokensDetails":[#]}}"""),
        ("/v1beta/interactions", """{"input":[#],"steps":[#],"outputs":[#]}"""), ("/v2/chat", """{"message":{"content":[#],"tool_calls":[#]}}"""),
        ("/v1/chat", """{"message":"m","chat_history":[#],"generation_id":"g","tool_calls":[#]}"""), ("/v1/generate", """{"generations":[#]}"""),
        ("/v1/completions", """{"prompt":[#],"choices":[#]}"""), ("/complete", """{"prompt":[#],"completions":[#]}"""),
        ("/ml/v1/text/generation", """{"results":[#],"errors":[#]}"""), ("/v1/projects/p/models/m:predict", """{"instances":[#],"predictions":[#]}"""),
        ("/model/m/converse", """{"messages":[#],"system":[#],"output":{"message":{"content":[#]}}}"""),
        ("/model/m/converse", """{"messages":[{"role":"user","content":[{"toolResult":{"content":[#]}}]}]}"""),
        ("/model/m/invoke", """{"prompt":"p","results":[#],"outputs":[#]}"""), ("/v1/images/generations", """{"data":[#]}"""),
        ("/v1/listen", """{"results":{"channels":[#]}}"""), ("/v1/embeddings", """{"input":[#]}"""), ("/api/chat", """{"message":{"content":[#]}}"""),
    ];

    private static readonly (string Target, string Event)[] Events =
    [
        ("/v1/chat/completions", """{"choices":[{"index":#,"delta":{"content":"x"}}]}"""),
        ("/v1/chat/completions", """{"choices":[{"index":0,"delta":{"content":"x"}}]}"""),
        ("/v1/chat/completions", """{"choices":[{"delta":{"tool_calls":[{"index":#,"id":"i#","function":{"name":"n","arguments":"{}"}}]}}]}"""),
        ("/v1/chat/completions", """{"choices":[{"delta":{"tool_calls":[{"index":0,"id":"i#","function":{"name":"n#","arguments":"{}"}}]}}]}"""),
        ("/v1/chat/completions", """{"\ud800":#}"""), ("/v1/chat/completions", "{"), ("/v1/chat/completions", "{}"), ("/v1/chat/completions", "1"),
        ("/v1/responses", """{"type":"response.output_text.delta","output_index":#,"delta":"x"}"""),
        ("/v1/responses", """{"type":"response.output_item.done","output_index":#,"item":{"type":"function_call","name":"n","arguments":"{}"}}"""),
        ("/v1/messages", """{"type":"content_block_start","index":#,"content_block":{"type":"tool_use","name":"n","input":{}}}"""),
        ("/v1/messages", """{"type":"content_block_delta","index":-#,"delta":{"type":"text_delta","text":"x"}}"""),
        ("/v1beta/models/m:streamGenerateContent", """{"candidates":[{"index":0,"content":{"parts":[{"text":"x"}]}}]}"""),
        ("/v1beta/models/m:streamGenerateContent", """{"candidates":[{"index":0,"content":{"parts":[{"functionCall":{"name":"n","args":{}}}]}}]}"""),
        ("/v2/chat", """{"type":"tool-call-start","index":#,"delta":{"message":{"tool_calls":{"id":"i#","function":{"name":"n","arguments":""}}}}}"""),
        ("/v1/audio/transcriptions", """{"type":"transcript.text.delta","delta":"x"}"""), ("/v1/audio/transcriptions", """{"text":"x"}"""),
        ("/ml/v1/text/generation_stream", """{"results":[{"generated_text":"x","generated_token_count":#}]}"""),
        ("/v1beta/interactions", """{"event_type":"step.delta","index":#,"delta":{"type":"arguments_delta","arguments":"x"}}"""),
    ];

    /// <summary>Shapes with a word that names them; each makes an exchange of a size it is asked for.</summary>
    private static IEnumerable<(string Name, Func<int, Envelope> Make)> Shapes()
    {
        foreach (var (target, around) in Lists)
        {
            foreach (var piece in JsonPieces)
                yield return ($"{target} {around} of {piece}", n => Plain(target, around.Replace("#", string.Join(',', Enumerable.Repeat(piece, n)), StringComparison.Ordinal)));
        }

        foreach (var (target, e) in Events)
        {
            yield return ($"{target} events {e}", n => Streamed(target, n, i => $"data:{Numbered(e, i)}\n\n"));
            yield return ($"{target} events backwards {e}", n => Streamed(target, n, i => $"data:{Numbered(e, n - i)}\n\n"));
            yield return ($"{target} lines {e}", n => Streamed(target, n, i => Numbered(e, i) + "\n", "application/x-ndjson"));
            yield return ($"{target} events of many lines {e}", n => Streamed(target, n, i => $"data:{(i == n - 1 ? "\n\n" : "\n")}"));
        }

        yield return ("members of one name", n => Plain("/v1/chat/completions", "{" + string.Join(',', Enumerable.Repeat("\"choices\":1", n)) + "}"));
        yield return ("members of short names", n => Plain("/v1/chat/completions", "{" + string.Join(',', Enumerable.Repeat("\"\":0", n)) + "}"));
        yield return ("members of names that are escaped", n => Plain("/v1/messages", "{" + string.Join(',', Enumerable.Repeat("\"\\u0063\":0", n)) + "}"));
        yield return ("one string of escapes", n => Plain("/v1/chat/completions", $"{{\"choices\":[{{\"message\":{{\"content\":\"{Repeated("\\u00e9\\n\\ud800", n)}\"}}}}]}}"));
        yield return ("one string of backslashes", n => Plain("/v1/chat/completions", $"{{\"choices\":[{{\"message\":{{\"content\":\"{Repeated("\\\\", n)}ud800\"}}}}]}}"));
        yield return ("one string of bytes that are no text", n => Exchanges.Of("/v1/chat/completions", [], [.. "{\"id\":\""u8, .. Enumerable.Repeat((byte)0xff, n), .. "\"}"u8]));
        yield return ("nesting without end", n => Plain("/v1/chat/completions", Repeated("[", n * 10)));
        yield return ("nesting of objects without end", n => Plain("/v1/chat/completions", Repeated("{\"a\":", n * 10)));
        yield return ("one number", n => Plain("/v1/chat/completions", $"{{\"usage\":{{\"prompt_tokens\":{Repeated("9", n)}}}}}"));
        yield return ("a form of many fields", n => Form(Repeated("\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nx\r\n--x", n)));
        yield return ("a form of many line ends", n => Form(Repeated("\r\n--", n)));
        yield return ("messages of an event stream with one wrapped document each", n => Exchanges.Of(
            "/model/m/invoke-with-response-stream", [], AwsStream.Chunks([.. Enumerable.Repeat("{\"generation\":\"x\"}", n)]), contentType: AwsStream.ContentType));
        yield return ("messages of an event stream that hold no documents", n => Exchanges.Of(
            "/model/m/invoke-with-response-stream", [], AwsStream.Of([.. Enumerable.Repeat(("chunk", "{\"bytes\"x}"), n)]), contentType: AwsStream.ContentType));
    }

    [Fact]
    public void Twice_the_size_allocates_at_most_twice_the_memory()
    {
        var grown = new List<string>();
        var timed = new List<(string Name, Envelope Exchange)>();
        foreach (var (name, make) in Shapes())
        {
            var (once, twice) = (make(Size), make(2 * Size));

            var growth = Allocated(twice) / Math.Max(1.0, Allocated(once));

            if (growth > MostGrowth) grown.Add($"{name}: {growth:N2}");
            timed.Add((name, twice));
        }

        var slow = timed.Select(shape => (Rate: Milliseconds(shape.Exchange) / Math.Max(FuzzRun.ShortestCounted, Length(shape.Exchange)) * 1e6, shape.Name));
        foreach (var (rate, name) in slow.OrderByDescending(shape => shape.Rate).Take(15))
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{rate:N1} ms per MB: {name}"));
        output.WriteLine($"{timed.Count} shapes");
        grown.ShouldBeEmpty();
    }

    // The least of some times: what is made once, or rented from pools that other tests have emptied, does not count.
    private static long Allocated(Envelope envelope)
    {
        var least = long.MaxValue;
        for (var again = 0; again < Repetitions; again++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            _ = Decoder.Decode(envelope);
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }

    private static double Milliseconds(Envelope envelope)
    {
        var least = TimeSpan.MaxValue;
        for (var again = 0; again < Repetitions; again++)
        {
            var watch = Stopwatch.GetTimestamp();
            _ = Decoder.Decode(envelope);
            if (Stopwatch.GetElapsedTime(watch) is var time && time < least) least = time;
        }

        return least.TotalMilliseconds;
    }

    private static int Length(Envelope envelope) => envelope.Request.Body.Length + envelope.Response!.Body.Length;

    private static Envelope Plain(string target, string body) => Exchanges.Of(target, Encoding.UTF8.GetBytes(body), Encoding.UTF8.GetBytes(body));

    private static Envelope Streamed(string target, int count, Func<int, string> line, string contentType = "text/event-stream") =>
        Exchanges.Of(target, [], Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, count).Select(line))), contentType: contentType);

    private static Envelope Form(string fields)
    {
        var exchange = Exchanges.Of("/v1/audio/transcriptions", Encoding.UTF8.GetBytes("--x" + fields + "--\r\n"), "{}"u8.ToArray());
        return exchange with { Request = exchange.Request with { Headers = [new HeaderField("content-type", "multipart/form-data; boundary=x")] } };
    }

    private static string Numbered(string text, int number) => text.Replace("#", number.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);

    private static string Repeated(string text, int count) => string.Concat(Enumerable.Repeat(text, count));
}
