using System.Globalization;
using System.Text;

namespace AuditPipeline.Core.Redaction;

/// <summary>A text with its escapes undone, and where each of its units stands in the raw text. Detectors look at the decoded text, so that
/// <c>jan\u0040example.nl</c> or <c>jan%40example.nl</c> is as plain as the address itself; replacing happens in the raw one.</summary>
internal sealed class DecodedText
{
    // More levels than JSON inside a string inside JSON inside a string do not occur; a bound keeps hostile text linear.
    private const int MostLevels = 4;

    private readonly int[]? starts;   // null: decoded and raw are the same

    private DecodedText(string text, int[]? starts) => (Text, this.starts) = (text, starts);

    internal string Text { get; }

    /// <summary>The text held no escapes.</summary>
    internal bool IsRaw => starts is null;

    /// <summary>JSON string escapes undone, wherever they stand, also those of JSON inside JSON strings.</summary>
    internal static DecodedText OfJson(string raw)
    {
        var decoded = new DecodedText(raw, null);
        for (var level = 0; level < MostLevels && decoded.Text.Contains('\\'); level++)
        {
            var again = decoded.UndoJsonEscapes(quote: '\'');   // an escaped quote is part of the value: it must not look like the one that ends it
            if (again.Text.Length == decoded.Text.Length) break;
            decoded = again;
        }

        return decoded;
    }

    /// <summary>The content of one JSON string as JSON reads it: one level of escapes undone.</summary>
    internal static DecodedText OfJsonString(string raw) =>
        raw.Contains('\\') ? new DecodedText(raw, null).UndoJsonEscapes(quote: '"') : new DecodedText(raw, null);

    /// <summary>A text taken as it is.</summary>
    internal static DecodedText Plain(string raw) => new(raw, null);

    /// <summary>Prose: JSON escapes are undone only where it holds <c>\u</c> escapes, as pasted JSON does.</summary>
    internal static DecodedText OfProse(string raw) =>
        raw.Contains("\\u", StringComparison.Ordinal) ? OfJson(raw) : new DecodedText(raw, null);

    /// <summary>Percent-encoded UTF-8 undone, RFC 3986 section 2.1; what is no such sequence stays as it is.</summary>
    internal static DecodedText OfPath(string raw)
    {
        if (!raw.Contains('%')) return new DecodedText(raw, null);

        var text = new StringBuilder(raw.Length);
        var starts = new List<int>(raw.Length + 1);
        Span<byte> bytes = stackalloc byte[4];
        for (var i = 0; i < raw.Length;)
        {
            var count = 0;
            while (count < 4 && PercentByte(raw, i + 3 * count) is { } value) bytes[count++] = value;
            if (count > 0 && Rune.DecodeFromUtf8(bytes[..count], out var rune, out var used) == System.Buffers.OperationStatus.Done)
            {
                var piece = rune.ToString();
                for (var k = 0; k < piece.Length; k++) starts.Add(i + k);
                text.Append(piece);
                i += 3 * used;
                continue;
            }

            starts.Add(i);
            text.Append(raw[i]);
            i++;
        }

        starts.Add(raw.Length);
        return new DecodedText(text.ToString(), [.. starts]);
    }

    /// <summary>Where a range of the decoded text stands in the raw one: whole escapes.</summary>
    internal TextRange ToRaw(int start, int end) => starts is null ? new(start, end) : new(starts[start], starts[end]);

    /// <summary>How many units of the decoded text stand in a range of the raw one.</summary>
    internal int CountIn(int rawStart, int rawEnd) => starts is null ? rawEnd - rawStart : First(rawEnd) - First(rawStart);

    // The first unit at or after a place of the raw text.
    private int First(int raw)
    {
        var at = Array.BinarySearch(starts!, raw);
        return at < 0 ? ~at : at;
    }

    private DecodedText UndoJsonEscapes(char quote)
    {
        var text = new StringBuilder(Text.Length);
        var places = new List<int>(Text.Length + 1);
        for (var i = 0; i < Text.Length;)
        {
            var (unit, length) = Unit(i, quote);
            places.Add(starts is null ? i : starts[i]);
            text.Append(unit);
            i += length;
        }

        places.Add(starts is null ? Text.Length : starts[Text.Length]);
        return new DecodedText(text.ToString(), [.. places]);
    }

    private (char Unit, int Length) Unit(int i, char quote)
    {
        if (Text[i] != '\\' || i + 1 == Text.Length) return (Text[i], 1);
        return Text[i + 1] switch
        {
            '"' => (quote, 2),
            '\\' => ('\\', 2),
            '/' => ('/', 2),
            'b' => ('\b', 2),
            'f' => ('\f', 2),
            'n' => ('\n', 2),
            'r' => ('\r', 2),
            't' => ('\t', 2),
            'u' when i + 6 <= Text.Length && ushort.TryParse(
                Text.AsSpan(i + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code) => ((char)code, 6),
            _ => ('\\', 1),
        };
    }

    private static byte? PercentByte(string raw, int i) =>
        i + 3 <= raw.Length && raw[i] == '%'
        && byte.TryParse(raw.AsSpan(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value)
            ? value
            : null;
}
