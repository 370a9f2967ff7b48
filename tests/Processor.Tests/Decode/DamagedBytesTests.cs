using System.Text;
using AuditPipeline.Core.Captures;
using AuditPipeline.Core.Interactions;
using Decoder = AuditPipeline.Processor.Decode.Decoder;

namespace AuditPipeline.Processor.Tests.Decode;

public sealed class DamagedBytesTests
{
    public static TheoryData<string, string> Streams() => Fixture.Streams();

    [Theory]
    [MemberData(nameof(Streams))]
    public void Stream_cut_at_any_event_gives_the_part_that_passed_marked_incomplete(string fixture, string target)
    {
        var whole = Fixture.Text(fixture);
        var full = Decoded(target, whole, CaptureOutcome.Completed);
        var events = whole.Split("\n\n", StringSplitOptions.RemoveEmptyEntries);

        for (var kept = 1; kept < events.Length; kept++)
        {
            var cut = Decoded(target, string.Join("\n\n", events[..kept]) + "\n\n", CaptureOutcome.UpstreamError);

            if (!EndMarkPassed(events[..kept])) cut.StreamComplete.ShouldBe(false, $"{fixture} after {kept} events");
            cut.Stream.ShouldBeTrue();
            full.Told(MessagePartKind.Text).ShouldStartWith(cut.Told(MessagePartKind.Text));
        }
    }

    [Theory]
    [MemberData(nameof(Streams))]
    public void Stream_cut_at_any_byte_never_throws_and_never_says_more_than_the_whole(string fixture, string target)
    {
        var whole = Fixture.Bytes(fixture);
        var full = Decoded(target, Encoding.UTF8.GetString(whole), CaptureOutcome.Completed).Told(MessagePartKind.Text);

        for (var length = 0; length < whole.Length; length++)
        {
            var interaction = Decoder.Decode(Exchanges.Of(
                target, [], whole[..length], contentType: "text/event-stream", outcome: CaptureOutcome.ClientLeft));

            full.ShouldStartWith(interaction.Told(MessagePartKind.Text));
        }
    }

    [Fact]
    public void Cut_inside_the_last_event_is_told_as_truncated()
    {
        var cut = Fixture.Text("openai-chat/text.sse").Split("data: [DONE]")[0].TrimEnd()[..^10];

        var interaction = Decoded("/v1/chat/completions", cut, CaptureOutcome.UpstreamError);

        interaction.Decoding.ShouldBe(new Decoding("openai-chat", 1, "truncated"));
        interaction.Told(MessagePartKind.Text).ShouldBe("A bridge over the Maas.");
        interaction.StreamComplete.ShouldBe(false);
    }

    [Fact]
    public void Malformed_event_is_passed_over_and_told()
    {
        var broken = "data: {oops}\n\n" + Fixture.Text("openai-chat/text.sse");

        var interaction = Decoded("/v1/chat/completions", broken, CaptureOutcome.Completed);

        interaction.Decoding.UndecodedReason.ShouldBe(Decoder.MalformedEvent);
        interaction.Told(MessagePartKind.Text).ShouldBe("A bridge over the Maas.");
    }

    [Fact]
    public void Plain_answer_that_breaks_off_is_read_up_to_the_cut()
    {
        var whole = Fixture.Text("openai-chat/plain.json");
        var cut = whole[..whole.IndexOf("\"completion_tokens\"", StringComparison.Ordinal)];

        var interaction = Exchanges.Decoded("/v1/chat/completions", "{}", cut);

        interaction.Decoding.ShouldBe(new Decoding("openai-chat", 1, "truncated"));
        interaction.Told(MessagePartKind.Text).ShouldBe("A bridge over the Maas.");
        interaction.Usage.Input.ShouldBe(120);
        interaction.Usage.Output.ShouldBeNull();
    }

    [Theory]
    [InlineData("{\"model\":\"m\",}", "{}", "request_malformed_json")]
    [InlineData("{\"model\":\"m\"", "{}", "request_truncated")]
    [InlineData("{}", "{]", "malformed_json")]
    [InlineData("{}", "<html>", "answer_unreadable")]
    public void What_could_not_be_read_is_told_by_a_word(string request, string answer, string reason)
    {
        var interaction = Exchanges.Decoded("/v1/chat/completions", request, answer);

        interaction.Decoding.ShouldBe(new Decoding("openai-chat", 1, reason));
    }

    [Fact]
    public void Text_that_is_no_unicode_is_mended()
    {
        byte[] answer =
        [
            .. "{\"object\":\"chat.completion\",\"choices\":[{\"message\":{\"content\":\"a\\ud800b"u8, 0xff, .. "\\n\\u00e9\"}}]}"u8,
        ];

        var interaction = Decoder.Decode(Exchanges.Of("/v1/chat/completions", [], answer));

        interaction.Told(MessagePartKind.Text).ShouldBe("a\uFFFDb\uFFFD\n\u00e9");
    }

    [Fact]
    public void Nesting_without_end_is_malformed_and_nothing_more()
    {
        var deep = new string('[', 100_000);

        var interaction = Exchanges.Decoded("/v1/chat/completions", deep, "{\"a\":" + deep);

        interaction.Decoding.UndecodedReason.ShouldBe("malformed_json");
    }

    [Fact]
    public void Mutated_exchanges_never_throw()
    {
        var random = new Random(20260601);
        string[] fixtures =
        [
            "openai-chat/request.json", "openai-chat/plain.json", "openai-chat/tools.sse", "openai-responses/plain.json",
            "openai-responses/text.sse", "anthropic-messages/tools.json", "anthropic-messages/tools.sse", "gemini/plain.json", "gemini/array.json",
            "mcp/call.json", "mcp/call.sse", "openai-chat/filtered.json",
        ];
        string[] targets = ["/v1/chat/completions", "/v1/responses", "/v1/messages", "/v1/models/m:generateContent", "/mcp", "/model/m/converse", "/%zz?%"];
        string[] pieces = ["null", "[]", "{}", "-1", "1e400", "\"\\ud800\"", "99999999999999999999", "true", "\"index\":", "\n\n", "data: "];

        for (var round = 0; round < 4_000; round++)
        {
            var bytes = Fixture.Bytes(fixtures[random.Next(fixtures.Length)]).ToList();
            for (var change = random.Next(1, 6); change > 0; change--)
            {
                var at = random.Next(bytes.Count);
                if (random.Next(3) == 0) bytes[at] = (byte)random.Next(256);
                else if (random.Next(2) == 0) bytes.RemoveRange(at, Math.Min(random.Next(40), bytes.Count - at));
                else bytes.InsertRange(at, Encoding.UTF8.GetBytes(pieces[random.Next(pieces.Length)]));
                if (bytes.Count == 0) bytes.Add(0);
            }

            var body = bytes.ToArray();
            var interaction = Decoder.Decode(Exchanges.Of(targets[random.Next(targets.Length)], body, body, random.Next(2) == 0 ? 200 : 500));

            interaction.Decoding.UndecodedReason.ShouldNotBe(Decoder.DialectFailed);
        }
    }

    private static Interaction Decoded(string target, string stream, CaptureOutcome outcome) => Decoder.Decode(
        Exchanges.Of(target, [], Encoding.UTF8.GetBytes(stream), contentType: "text/event-stream", outcome: outcome));

    private static bool EndMarkPassed(string[] events) => events[^1].Contains("message_stop", StringComparison.Ordinal)
        || events[^1].Contains("response.completed", StringComparison.Ordinal) || events[^1].Contains("finishReason", StringComparison.Ordinal);
}
