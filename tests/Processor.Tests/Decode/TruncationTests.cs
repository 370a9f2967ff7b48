using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using AuditPipeline.Core.Captures;
using AuditPipeline.Core.Interactions;
using AuditPipeline.Processor.Decode.Wire;
using Decoder = AuditPipeline.Processor.Decode.Decoder;

namespace AuditPipeline.Processor.Tests.Decode;

/// <summary>An answer that broke off is told as a part: never more than what passed, never complete without the mark of its end.</summary>
public sealed class TruncationTests(ITestOutputHelper output)
{
    // More cuts than this of one recorded stream are spread evenly over its events.
    private const int MostCuts = 48;

    private static readonly MessagePartKind[] Words =
        [MessagePartKind.Text, MessagePartKind.Reasoning, MessagePartKind.Refusal, MessagePartKind.AudioTranscript];

    // What tells the end of a stream in each dialect that tells it, as it stands in an event's data.
    private static readonly Dictionary<string, string> EndMarks = new()
    {
        ["openai-chat"] = @"^\[DONE\]$",
        ["openai-completions"] = @"^\[DONE\]$",
        ["openai-responses"] = @"""response\.(completed|incomplete|failed)""|^\[DONE\]$",
        ["openai-images"] = @"\.completed""|^\[DONE\]$",
        ["audio-transcription"] = @"""transcript\.text\.done""|^\[DONE\]$",
        ["audio-speech"] = @"""speech\.audio\.done""",
        ["anthropic-messages"] = @"""message_stop""",
        ["gemini"] = @"""(finishReason|blockReason)""",
        ["gemini-interactions"] = @"""interaction\.completed?""|^\[DONE\]$",
        ["cohere-chat-v2"] = @"""message-end""",
        ["cohere-chat-v1"] = @"""stream-end""",
        ["cohere-generate"] = @"""is_finished"":\s*true",
        ["ollama-chat"] = @"""done"":\s*true",
        ["ollama-generate"] = @"""done"":\s*true",
        ["bedrock-converse"] = "^messageStop ",
        ["bedrock-invoke"] = @"invocationMetrics|""message_stop""|""messageStop""",
    };

    public static TheoryData<string> Ids() => OwnExchanges.Ids();

    public static TheoryData<string> StreamIds() => OwnExchanges.StreamIds();

    [Theory]
    [MemberData(nameof(StreamIds))]
    public void Stream_cut_after_any_event_is_told_as_a_part(string id)
    {
        var envelope = OwnExchanges.Envelope(id);

        CutAfterEvents(id, envelope, int.MaxValue).ShouldBeGreaterThan(0);
    }

    [Fact]
    public void Recorded_stream_cut_after_its_events_is_told_as_a_part()
    {
        var streams = 0;
        var cuts = 0;
        foreach (var exchange in OwnExchanges.RecordedStreams())
        {
            streams++;
            cuts += CutAfterEvents(exchange.Id, exchange.Envelope, MostCuts);
        }

        output.WriteLine($"{streams} streams, {cuts} cuts");
        streams.ShouldBeGreaterThan(100);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Answer_cut_at_any_byte_is_told_as_a_part(string id)
    {
        var envelope = OwnExchanges.Envelope(id);
        var whole = Decoder.Decode(envelope);
        var body = envelope.Response!.Body;
        for (var length = 0; length < body.Length; length++)
        {
            var cut = Decoder.Decode(envelope.Answering(body[..length], CaptureOutcome.ClientLeft));

            var where = $"{id} cut to {length} bytes";
            IsPart(cut, whole, where);
            if (InsideEvent(OwnExchanges.FramingOf(envelope), body.Span[..length])) cut.Decoding.UndecodedReason.ShouldNotBeNull(where);
        }
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Answer_that_was_not_kept_whole_says_so_wherever_it_was_cut(string id)
    {
        var envelope = OwnExchanges.Envelope(id);
        var body = envelope.Response!.Body;
        foreach (var length in (int[])[0, 1, body.Length / 2, body.Length - 1, body.Length])
        {
            var cut = Decoder.Decode(envelope.Answering(body[..length], CaptureOutcome.Completed, truncated: true));

            cut.Decoding.UndecodedReason.ShouldNotBeNull($"{id} cut to {length} bytes");
        }
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Request_cut_at_any_byte_never_throws_and_is_told(string id)
    {
        var envelope = OwnExchanges.Envelope(id);
        var body = envelope.Request.Body;
        for (var length = 0; length < body.Length; length++)
        {
            var cut = Decoder.Decode(envelope with { Request = envelope.Request with { Body = body[..length], Truncated = true } });

            cut.Decoding.UndecodedReason.ShouldBe("request_truncated", $"{id}, request cut to {length} bytes");
        }
    }

    private static int CutAfterEvents(string id, Envelope envelope, int mostCuts)
    {
        var stream = FramedStream.Of(envelope).ShouldNotBeNull(id);
        var whole = Decoder.Decode(envelope);
        var step = Math.Max(1, stream.Events.Count / mostCuts);
        var passed = new StringBuilder();
        var (cuts, ended, read) = (0, false, 0);
        for (var kept = 1; kept < stream.Events.Count; kept += step)
        {
            var cut = Decoder.Decode(envelope.Answering(stream.First(kept), CaptureOutcome.ClientLeft));

            var where = $"{id} after {kept} of {stream.Events.Count} events";
            cuts++;
            for (; read < kept; read++)
            {
                var (name, data) = (Encoding.UTF8.GetString(stream.Events[read].Name), Encoding.UTF8.GetString(stream.Events[read].Data).Trim());
                passed.Append(data);
                ended |= EndMarks.TryGetValue(whole.Decoding.Dialect!, out var mark)
                    && (Regex.IsMatch(data, mark) || Regex.IsMatch($"{name} {data}", mark));
            }

            // One line of JSON without a label is a plain document as well.
            if (kept > 1 || stream.Framing != Framing.JsonLines) cut.Stream.ShouldBeTrue(where);
            if (!ended) cut.StreamComplete.ShouldNotBe(true, where);
            IsPart(cut, whole, where);
            CountsWereTold(cut.Reported, passed.ToString(), where);
        }

        return cuts;
    }

    private static void IsPart(Interaction cut, Interaction whole, string where)
    {
        cut.Decoding.UndecodedReason.ShouldNotBe(Decoder.DialectFailed, where);
        foreach (var message in cut.Output)
        {
            var full = whole.Output.SingleOrDefault(other => other.Choice == message.Choice).ShouldNotBeNull(where);
            if (cut.Decoding is { Dialect: "gemini", UndecodedReason: JsonBody.Truncated })
            {
                // Whether a text was a thought stands after it: cut between the two, it counts as text.
                Told(full, Words).ShouldStartWith(Told(message, Words), Case.Sensitive, where);
            }
            else
            {
                foreach (var kind in Words) Told(full, [kind]).ShouldStartWith(Told(message, [kind]), Case.Sensitive, where);
            }

            var calls = Calls(full);
            foreach (var (call, i) in Calls(message).Select((call, i) => (call, i)))
            {
                i.ShouldBeLessThan(calls.Length, where);
                if (call.Name is not null) call.Name.ShouldBe(calls[i].Name, where);
                // Arguments given as an object are closed where the document around them broke off.
                calls[i].Text.ShouldStartWith(cut.Decoding.UndecodedReason is null ? call.Text : call.Text.TrimEnd('}', ']'), Case.Sensitive, where);
            }
        }
    }

    // A number among those told so far: with the digits of another one it could only begin by chance.
    private static void CountsWereTold(ReportedUsage reported, string passed, string where)
    {
        foreach (var count in (long?[])[
            reported.Input, reported.Output, reported.Total, reported.CachedInput, reported.CacheWrite, reported.Reasoning, reported.AudioInput,
            reported.AudioOutput, reported.ToolUseInput])
        {
            if (count is { } told) Regex.IsMatch(passed + " ", $@"(?<!\d){told.ToString(CultureInfo.InvariantCulture)}(?!\d)").ShouldBeTrue($"{where}: {told}");
        }
    }

    // Judged by the bytes alone: something stands after the last event that was closed, and it is neither a comment nor a whole document.
    private static bool InsideEvent(Framing framing, ReadOnlySpan<byte> cut)
    {
        if (cut.IsEmpty || framing is Framing.Other) return false;
        if (framing is Framing.Json) return true;
        if (framing is Framing.AwsEvents) return !EndsWithMessage(cut);

        var text = Encoding.UTF8.GetString(cut);
        if (framing is Framing.JsonLines) return text[(text.LastIndexOf('\n') + 1)..] is { Length: > 0 } line && !IsDocument(line);

        var tail = text[(text.LastIndexOf("\n\n", StringComparison.Ordinal) is var at and >= 0 ? at + 2 : 0)..];
        if (tail.Length == 0) return false;

        var data = tail.LastIndexOf("data: ", StringComparison.Ordinal);
        return data < 0 || !IsDocument(tail[(data + 6)..].TrimEnd('\n'));
    }

    private static bool EndsWithMessage(ReadOnlySpan<byte> cut)
    {
        while (cut.Length >= 4)
        {
            var length = System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(cut);
            if (length > cut.Length) return false;
            cut = cut[length..];
        }

        return cut.IsEmpty;
    }

    private static bool IsDocument(string text)
    {
        using var body = JsonBody.Read(Encoding.UTF8.GetBytes(text));
        return body.Problem is null || text == "[DONE]";
    }

    private static string Told(Message message, MessagePartKind[] kinds) =>
        string.Concat(message.Parts.Where(part => kinds.Contains(part.Kind)).Select(part => part.Text));

    private static MessagePart[] Calls(Message message) => [.. message.Parts.Where(part => part.Kind == MessagePartKind.ToolCall)];
}
