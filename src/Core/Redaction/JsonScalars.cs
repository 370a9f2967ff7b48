using System.Text;
using System.Text.Json;

namespace AuditPipeline.Core.Redaction;

/// <summary>Finds the strings and numbers of a JSON text without changing a character of it.</summary>
internal static class JsonScalars
{
    private const int DeepestNesting = 512;

    /// <summary>Strings (property names included) and numbers by start; null when the text is not JSON (RFC 8259).</summary>
    internal static List<JsonScalar>? Find(string text)
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
                scalars.Add(new JsonScalar(start, i, IsNumber: false));
            }
            else if (c == '-' || char.IsAsciiDigit(c))
            {
                var start = i;
                while (i + 1 < text.Length && (char.IsAsciiDigit(text[i + 1]) || text[i + 1] is '.' or 'e' or 'E' or '+' or '-')) i++;
                scalars.Add(new JsonScalar(start, i + 1, IsNumber: true));
            }
        }

        return scalars;
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
