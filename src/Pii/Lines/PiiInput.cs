using System.Text.Json;

namespace AuditPipeline.Pii.Lines;

/// <summary>One line of input: <c>{"id", "text", "language"?, "context"?}</c>; other members are passed over.</summary>
/// <param name="Id">A JSON string or number as it was written.</param>
/// <param name="Context">Words that stand before the text where it came from; empty when none are given.</param>
internal sealed record PiiInput(string Id, string Text, string Context)
{
    private const int MostContext = 1024;

    /// <summary>The line, or what is wrong with it.</summary>
    internal static (PiiInput? Line, string? Error) Read(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object) return (null, "is not a JSON object");
            if (!root.TryGetProperty("id", out var id) || id.ValueKind is not (JsonValueKind.String or JsonValueKind.Number))
                return (null, "has no \"id\" that is a string or a number");
            if (!root.TryGetProperty("text", out var text) || text.ValueKind != JsonValueKind.String)
                return (null, "has no \"text\" that is a string");
            if (root.TryGetProperty("language", out var language) && language.ValueKind is not (JsonValueKind.String or JsonValueKind.Null))
                return (null, "has a \"language\" that is not a string");
            return ContextOf(root) is { } context
                ? (new PiiInput(id.GetRawText(), text.GetString()!, context), null)
                : (null, "has a \"context\" that is neither a string nor a list of strings");
        }
        catch (JsonException)
        {
            return (null, "is not valid JSON");
        }
        catch (InvalidOperationException)
        {
            return (null, "holds a string that is not valid Unicode");
        }
    }

    private static string? ContextOf(JsonElement root)
    {
        if (!root.TryGetProperty("context", out var context) || context.ValueKind == JsonValueKind.Null) return "";
        if (context.ValueKind == JsonValueKind.String) return Short(context.GetString()!);
        if (context.ValueKind != JsonValueKind.Array || context.EnumerateArray().Any(w => w.ValueKind != JsonValueKind.String)) return null;
        return Short(string.Join(' ', context.EnumerateArray().Select(w => w.GetString())));
    }

    private static string Short(string words) => words.Length <= MostContext ? words : words[..MostContext];
}
