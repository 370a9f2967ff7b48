using System.Text;
using System.Text.Json;

namespace AuditPipeline.Core.Redaction;

/// <summary>Finds the strings and numbers of a JSON text without changing a character of it.</summary>
internal static class JsonScalars
{
    private const int DeepestNesting = 512;

    // As deep as escapes are undone (DecodedText).
    private const int MostLevels = 4;

    // What looks like JSON and is none costs an exception; text that is full of it is read as plain strings.
    private const int MostTries = 100;

    /// <summary>Strings (property names included) and numbers by start; null when the text is not JSON (RFC 8259). Of a string that is itself
    /// JSON, those in it.</summary>
    internal static List<JsonScalar>? Find(string text)
    {
        var tries = MostTries;
        return Find(text, MostLevels, ref tries);
    }

    private static List<JsonScalar>? Find(string text, int levels, ref int tries)
    {
        if (!LooksLikeJson(text) || !IsJson(text)) return null;

        // The text is known to be valid, so its quotes and digits say enough.
        var scalars = new List<JsonScalar>();
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '"')
            {
                var start = ++i;
                while (text[i] != '"') i += text[i] == '\\' ? 2 : 1;
                if (levels == 0 || !AddInner(text, start, i, levels - 1, scalars, ref tries))
                    scalars.Add(new JsonScalar(start, i, IsNumber: false, "\""));
            }
            else if (c == '-' || char.IsAsciiDigit(c))
            {
                var start = i;
                while (i + 1 < text.Length && (char.IsAsciiDigit(text[i + 1]) || text[i + 1] is '.' or 'e' or 'E' or '+' or '-')) i++;
                scalars.Add(new JsonScalar(start, i + 1, IsNumber: true, "\""));
            }
        }

        return scalars;
    }

    /// <summary>Adds what stands in a string that is JSON itself; false when it is not.</summary>
    private static bool AddInner(string text, int start, int end, int levels, List<JsonScalar> scalars, ref int tries)
    {
        if (tries == 0 || !MayBeJson(text.AsSpan(start, end - start))) return false;

        var inner = DecodedText.OfJsonString(text[start..end]);
        if (Find(inner.Text, levels, ref tries) is not { } found)
        {
            if (tries > 0) tries--;
            return false;
        }

        foreach (var one in found)
        {
            var range = inner.ToRaw(one.Start, one.End);
            var quote = one.Quote.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);
            scalars.Add(new JsonScalar(start + range.Start, start + range.End, one.IsNumber, quote));
        }

        return true;
    }

    /// <summary>The content of a string begins and ends as an object, an array or a string does.</summary>
    private static bool MayBeJson(ReadOnlySpan<char> content)
    {
        while (content.Length > 1 && (content[0] == ' ' || (content[0] == '\\' && content[1] is 'n' or 'r' or 't')))
            content = content[(content[0] == ' ' ? 1 : 2)..];
        while (content.Length > 1 && (content[^1] == ' ' || (content[^2] == '\\' && content[^1] is 'n' or 'r' or 't')))
            content = content[..^(content[^1] == ' ' ? 1 : 2)];
        return content.Length > 1 && (content[0], content[^1]) is ('{', '}') or ('[', ']') or ('\\', '"');
    }

    private static bool LooksLikeJson(string text)
    {
        var start = text.AsSpan().TrimStart(" \t\r\n");
        return start.Length > 0 && start[0] is '{' or '[' or '"';
    }

    private static bool IsJson(string text)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(text), new JsonReaderOptions { MaxDepth = DeepestNesting });
        try
        {
            while (reader.Read()) { }
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
