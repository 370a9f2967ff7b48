using System.Text.Json;

namespace AuditPipeline.Processor.Decode.Wire;

/// <summary>A body read as JSON as far as it goes.</summary>
/// <param name="Document">The document; null when there is nothing that can be read. The owner disposes of it.</param>
/// <param name="Problem">Null when the body is one whole document; else <c>empty</c>, <c>truncated</c> (it ends inside the document:
/// what stands before the cut is in <paramref name="Document"/>) or <c>malformed_json</c>.</param>
internal readonly record struct JsonBody(JsonDocument? Document, string? Problem) : IDisposable
{
    public const string Empty = "empty";
    public const string Truncated = "truncated";
    public const string Malformed = "malformed_json";

    public JsonElement Root => Document?.RootElement ?? default;

    /// <summary>Reads <paramref name="bytes"/>, which must stay unchanged as long as the document lives. Every string in the document is
    /// text: what was none is mended (<see cref="WellFormedText"/>).</summary>
    public static JsonBody Read(ReadOnlyMemory<byte> bytes)
    {
        var body = Trimmed(bytes);
        if (body.IsEmpty) return new JsonBody(null, Empty);

        body = WellFormedText.Of(body);
        try
        {
            return new JsonBody(JsonDocument.Parse(body, Json.Options), null);
        }
        catch (JsonException)
        {
            return ReadCut(body);
        }
    }

    /// <summary>As <see cref="Read"/>, for one of many documents of which others were malformed: such a one costs little here, and is not
    /// told apart from one that was cut.</summary>
    public static JsonBody ReadWary(ReadOnlyMemory<byte> bytes) =>
        JsonShape.IsDocument(Trimmed(bytes).Span, Json.Options.MaxDepth) ? Read(bytes) : new JsonBody(null, Malformed);

    public void Dispose() => Document?.Dispose();

    /// <summary>Without byte order mark and surrounding white space (OpenRouter fills the wait with blank lines).</summary>
    private static ReadOnlyMemory<byte> Trimmed(ReadOnlyMemory<byte> bytes)
    {
        var body = bytes.Span.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes;
        return body.Trim(" \t\r\n"u8);
    }

    // A body that breaks off is closed after its last whole value. The reader in non-final mode tells a broken-off document (it asks
    // for more) from a malformed one (it throws).
    private static JsonBody ReadCut(ReadOnlyMemory<byte> body)
    {
        var open = new List<byte>();
        var keep = 0;
        try
        {
            var reader = new Utf8JsonReader(
                body.Span, isFinalBlock: false, new JsonReaderState(new JsonReaderOptions { MaxDepth = Json.Options.MaxDepth }));
            while (reader.Read())
            {
                switch (reader.TokenType)
                {
                    case JsonTokenType.StartObject: open.Add((byte)'}'); break;
                    case JsonTokenType.StartArray: open.Add((byte)']'); break;
                    case JsonTokenType.EndObject or JsonTokenType.EndArray: open.RemoveAt(open.Count - 1); break;
                    case JsonTokenType.PropertyName: continue;
                }

                keep = (int)reader.BytesConsumed;
            }

            if (open.Count == 0) return new JsonBody(null, keep == 0 ? Truncated : Malformed);

            var mended = new byte[keep + open.Count];
            body.Span[..keep].CopyTo(mended);
            for (var i = 0; i < open.Count; i++) mended[keep + i] = open[^(i + 1)];
            return new JsonBody(JsonDocument.Parse(mended, Json.Options), Truncated);
        }
        catch (JsonException)
        {
            return new JsonBody(null, Malformed);
        }
    }
}
