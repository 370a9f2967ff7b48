namespace AuditPipeline.Processor.Decode.Wire;

/// <summary>Tells how a body is framed: its bytes decide, because labels are wrong at times (Gemini sends plain JSON errors as
/// <c>text/event-stream</c>); the label decides where the bytes do not.</summary>
internal static class Frame
{
    private const string AwsEvents = "application/vnd.amazon.eventstream";

    /// <summary>True for the framings that hold many documents.</summary>
    public static bool IsStream(Framing framing) => framing is Framing.EventStream or Framing.JsonLines or Framing.AwsEvents;

    /// <summary>The reader of a framing that holds many documents.</summary>
    public static IEventReader Reader(Framing framing, ReadOnlyMemory<byte> body) => framing switch
    {
        Framing.JsonLines => new JsonLinesReader(body),
        Framing.AwsEvents => new AwsEventReader(body),
        _ => new SseReader(body),
    };

    public static Framing Of(ReadOnlyMemory<byte> body, string? contentType)
    {
        if (AwsEventReader.Looks(body.Span)) return Framing.AwsEvents;

        var labelled = contentType?.StartsWith("text/event-stream", StringComparison.OrdinalIgnoreCase) == true;
        var text = body.Span.StartsWith("\uFEFF"u8) ? body[3..] : body;
        text = text.TrimStart(" \t\r\n"u8);
        if (text.IsEmpty) return labelled ? Framing.EventStream : Framing.None;
        var first = text.Span[0];
        if (first == (byte)'{' && JsonLinesReader.Looks(text, contentType)) return Framing.JsonLines;
        if (first is (byte)'{' or (byte)'[') return Framing.Json;
        if (contentType?.StartsWith(AwsEvents, StringComparison.OrdinalIgnoreCase) == true) return Framing.AwsEvents;

        return labelled || SseReader.Looks(text.Span) ? Framing.EventStream : Framing.Other;
    }
}
