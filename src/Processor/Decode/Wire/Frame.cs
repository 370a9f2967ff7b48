namespace AuditPipeline.Processor.Decode.Wire;

/// <summary>Tells how a body is framed: its bytes decide, because labels are wrong at times (Gemini sends plain JSON errors as
/// <c>text/event-stream</c>); the label decides where the bytes do not.</summary>
internal static class Frame
{
    public static Framing Of(ReadOnlySpan<byte> body, string? contentType)
    {
        var labelled = contentType?.StartsWith("text/event-stream", StringComparison.OrdinalIgnoreCase) == true;
        var text = body.StartsWith("\uFEFF"u8) ? body[3..] : body;
        text = text.TrimStart(" \t\r\n"u8);
        if (text.IsEmpty) return labelled ? Framing.EventStream : Framing.None;
        if (text[0] is (byte)'{' or (byte)'[') return Framing.Json;

        return labelled || SseReader.Looks(text) ? Framing.EventStream : Framing.Other;
    }
}
