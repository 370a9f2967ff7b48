namespace AuditPipeline.Processor.Decode.Wire;

/// <summary>A body read as JSON as far as it goes.</summary>
/// <param name="Document">The tape it was read onto; null when it was not read. The owner disposes of it.</param>
/// <param name="Problem">Null when the body is one whole document; else <c>empty</c>, <c>truncated</c> (it ends inside the document:
/// what stands before the cut is at <see cref="Root"/>) or <c>malformed_json</c>.</param>
internal readonly record struct JsonBody(JsonTape? Document, string? Problem) : IDisposable
{
    public const string Empty = "empty";
    public const string Truncated = "truncated";
    public const string Malformed = "malformed_json";

    /// <summary>The root of the document; undefined when there is nothing that can be read.</summary>
    public JsonView Root => Document?.Root ?? default;

    /// <summary>Reads <paramref name="bytes"/>, which must stay unchanged as long as the document lives. Every string in the document is
    /// text: what was none is mended (<see cref="WellFormedText"/>).</summary>
    public static JsonBody Read(ReadOnlyMemory<byte> bytes) => Read(bytes, JsonTape.Rent());

    /// <summary>As <see cref="Read(ReadOnlyMemory{byte})"/>, onto a tape whose document is no longer needed: for one of many.</summary>
    public static JsonBody Read(ReadOnlyMemory<byte> bytes, JsonTape tape)
    {
        var body = Trimmed(bytes);
        var outcome = tape.Read(body);
        return new JsonBody(tape, body.IsEmpty ? Empty : outcome switch
        {
            JsonOutcome.Whole => null,
            JsonOutcome.Cut => Truncated,
            _ => Malformed,
        });
    }

    /// <summary>True for one whole document, with white space around it or not, and no byte order mark.</summary>
    public static bool IsDocument(ReadOnlyMemory<byte> bytes)
    {
        using var tape = JsonTape.Rent();
        return tape.Read(bytes.Trim(" \t\r\n"u8)) == JsonOutcome.Whole;
    }

    public void Dispose() => Document?.Dispose();

    /// <summary>Without byte order mark and surrounding white space (OpenRouter fills the wait with blank lines).</summary>
    private static ReadOnlyMemory<byte> Trimmed(ReadOnlyMemory<byte> bytes)
    {
        var span = bytes.Span;
        if (!span.IsEmpty && span[0] is (byte)'{' or (byte)'[' && span[^1] > ' ') return bytes;   // nearly all

        var body = span.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes;
        return body.Trim(" \t\r\n"u8);
    }
}
