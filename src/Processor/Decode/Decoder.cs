using AuditPipeline.Core.Captures;
using AuditPipeline.Core.Interactions;
using AuditPipeline.Processor.Decode.Verdicts;
using AuditPipeline.Processor.Decode.Wire;

namespace AuditPipeline.Processor.Decode;

/// <summary>Understands captured exchanges. Safe for any number of threads.</summary>
public static class Decoder
{
    /// <summary>No dialect of ours speaks so.</summary>
    public const string DialectUnknown = "dialect_unknown";

    /// <summary>The answer is neither JSON nor an event stream.</summary>
    public const string AnswerUnreadable = "answer_unreadable";

    /// <summary>An event inside the stream was no JSON; the others were read.</summary>
    public const string MalformedEvent = "malformed_event";

    /// <summary>A dialect gave up on these bytes: a fault of ours, and the record is kept all the same.</summary>
    public const string DialectFailed = "dialect_failed";

    /// <summary>Reads what <paramref name="envelope"/> says. Never throws for its bytes: what could not be understood is told in
    /// <see cref="Interaction.Decoding"/> — without a dialect for an unknown format, beside one for an exchange read in part
    /// (<c>truncated</c>, <c>malformed_json</c>, <c>malformed_event</c>; with <c>request_</c> before it when it concerns the request).
    /// Time and memory are linear in the bodies.</summary>
    public static Interaction Decode(Envelope envelope)
    {
        ArgumentNullException.ThrowIfNull(envelope);

        var framing = Framing.None;
        try
        {
            if (envelope.Response is { } response) framing = Frame.Of(response.Body, ContentTypeOf(response.Headers));
            return Read(envelope, framing);
        }
        catch (Exception failure) when (failure is InvalidOperationException or ArgumentException or FormatException
            or OverflowException or IndexOutOfRangeException or UriFormatException)
        {
            // A record that cannot be read must not stop the queue; what it says stays in its raw part.
            return Undecoded(DialectFailed, framing);
        }
    }

    private static Interaction Read(Envelope envelope, Framing framing)
    {
        var target = Target.Of(envelope.Request.Target);
        using var request = RequestOf(envelope.Request);
        var byPath = DialectChoice.OfPath(target, request.Root);

        // A stream is read event by event later; its first one is only looked at before where no path decides.
        var ahead = byPath is null || !Frame.IsStream(framing) || envelope.Response is { Status: >= 400 };
        ReadOnlySpan<byte> firstEvent = default;
        using var answer = ahead ? AnswerOf(envelope.Response, framing, out firstEvent) : default;

        var dialect = byPath ?? DialectChoice.OfShape(target, firstEvent, request.Root, answer.Root);
        if (dialect is null)
        {
            return Undecoded(answer.Problem is JsonBody.Malformed or JsonBody.Truncated ? answer.Problem : DialectUnknown, framing);
        }

        var draft = new InteractionDraft();
        dialect.ReadRequest(envelope.Request.Method, target, request.Root, draft);

        var (stream, complete, problem) = ReadAnswer(envelope, framing, answer, dialect, draft);
        draft.ServedRegion ??= ServedRegion.Of(target, envelope.Request.Headers, envelope.Response?.Headers);
        problem ??= envelope.Response?.Truncated == true ? JsonBody.Truncated : null;
        problem ??= RequestProblem(envelope.Request, request);
        return draft.Build(new Decoding(dialect.Name, dialect.Version, problem), stream, complete);
    }

    private static JsonBody RequestOf(RequestCapture request)
    {
        var type = ContentTypeOf(request.Headers);
        if (FormBody.Is(type)) return FormBody.Read(request.Body.Span);

        return IsMedia(type) ? new JsonBody(null, JsonBody.Empty) : JsonBody.Read(request.Body);
    }

    private static JsonBody AnswerOf(ResponseCapture? response, Framing framing, out ReadOnlySpan<byte> firstEvent)
    {
        firstEvent = default;
        if (response is null) return default;
        if (framing == Framing.Json) return JsonBody.Read(response.Body);
        if (!Frame.IsStream(framing) || !Frame.Reader(framing, response.Body).TryRead(out var first)) return default;

        firstEvent = first.Name.Span;
        return JsonBody.Read(first.Data);
    }

    private static (bool Stream, bool? Complete, string? Problem) ReadAnswer(
        Envelope envelope, Framing framing, JsonBody answer, IDialect dialect, InteractionDraft draft)
    {
        if (envelope.Response is not { } response) return (false, null, null);

        if (response.Status >= 400)
        {
            draft.Error = ErrorReading.OfRefusal(answer.Root, response.Headers);
            Refusal.Read(answer.Root, draft);
            return (Frame.IsStream(framing), null, framing == Framing.Other ? AnswerUnreadable : answer.Problem);
        }

        var read = ReadAccepted(envelope, response, framing, answer, dialect, draft);
        dialect.ReadHeaders(response.Headers, draft);
        return read;
    }

    private static (bool Stream, bool? Complete, string? Problem) ReadAccepted(
        Envelope envelope, ResponseCapture response, Framing framing, JsonBody answer, IDialect dialect, InteractionDraft draft)
    {
        switch (framing)
        {
            case Framing.EventStream or Framing.JsonLines or Framing.AwsEvents:
                var (complete, problem) = ReadStream(envelope, Frame.Reader(framing, response.Body), dialect, draft);
                return (true, complete, problem);
            case Framing.Json when answer.Root.IsArray() && !dialect.AnswersInBatches:   // streamGenerateContent without alt=sse
                var reading = dialect.BeginStream(draft);
                foreach (var chunk in answer.Root.Items()) reading.Read(default, chunk);
                dialect.Known.Check(answer.Root, draft);
                return (true, Complete(reading.End(doneMark: answer.Problem is null), envelope, answer.Problem), answer.Problem);
            case Framing.Json:
                dialect.ReadAnswer(answer.Root, draft);
                dialect.Known.Check(answer.Root, draft);
                return (false, null, answer.Problem);
            case Framing.Other:
                return (false, null, dialect.ReadOther(response.Body.Span, ContentTypeOf(response.Headers), draft) ? null : AnswerUnreadable);
            default:
                return (false, null, null);
        }
    }

    private static (bool Complete, string? Problem) ReadStream(
        Envelope envelope, IEventReader events, IDialect dialect, InteractionDraft draft)
    {
        var reading = dialect.BeginStream(draft);
        using var tape = JsonTape.Rent();
        var done = false;
        string? problem = null;
        while (events.TryRead(out var next))
        {
            var data = next.Data is { IsEmpty: false, Span: [(byte)'{', .., (byte)'}'] } ? next.Data : next.Data.Trim(" \t"u8);
            if (data.IsEmpty)
            {
                if (!next.Closed) problem ??= JsonBody.Truncated;
                continue;
            }

            if (data.Span.SequenceEqual("[DONE]"u8))
            {
                done = true;
                continue;
            }

            var body = JsonBody.Read(data, tape);
            if (body.Problem is not null)
            {
                problem ??= next.Closed ? MalformedEvent : JsonBody.Truncated;
                continue;
            }

            reading.Read(next.Name.Span, body.Root);
            dialect.Known.Check(body.Root, draft);
        }

        problem ??= events.Problem;
        return (Complete(reading.End(done), envelope, problem), problem);
    }

    // Looking finished counts only for a call that was passed on to its end and kept whole.
    private static bool Complete(bool? told, Envelope envelope, string? problem) =>
        told ?? (envelope.Outcome == CaptureOutcome.Completed && problem != JsonBody.Truncated && envelope.Response?.Truncated == false);

    private static string? RequestProblem(RequestCapture capture, JsonBody body)
    {
        if (capture.Truncated) return "request_" + JsonBody.Truncated;

        return body.Problem is null or JsonBody.Empty ? null : "request_" + body.Problem;
    }

    private static Interaction Undecoded(string reason, Framing framing) => new()
    {
        Decoding = Decoding.Undecoded(reason),
        Operation = "other",
        Stream = Frame.IsStream(framing),
    };

    private static bool IsMedia(string? contentType) => contentType is not null
        && (contentType.StartsWith("audio/", StringComparison.OrdinalIgnoreCase)
            || contentType.StartsWith("video/", StringComparison.OrdinalIgnoreCase)
            || contentType.StartsWith("image/", StringComparison.OrdinalIgnoreCase));

    private static string? ContentTypeOf(IReadOnlyList<HeaderField> headers) => headers.Value("content-type");
}
