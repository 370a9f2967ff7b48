using System.Globalization;
using System.Text;
using System.Text.Unicode;

namespace AuditPipeline.Processor.Decode.Wire;

/// <summary>Makes JSON of which every string is text: bytes that are no UTF-8, and escapes of half a surrogate pair, become U+FFFD. Readers
/// would otherwise throw at each such string, and an exception costs as much as kilobytes of reading.</summary>
internal static class WellFormedText
{
    private const int EscapeLength = 6;   // \uXXXX

    private static ReadOnlySpan<byte> Replacement => "\\ufffd"u8;

    /// <summary>Mends bytes that are no UTF-8: <paramref name="json"/> itself where nothing is wrong with it, else a copy. Linear.</summary>
    public static ReadOnlyMemory<byte> Bytes(ReadOnlyMemory<byte> json) =>
        Utf8.IsValid(json.Span) ? json : Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(json.Span));

    /// <summary>Mends escapes of half a pair: <paramref name="json"/> itself where there are none, else a copy of the same length. Linear.</summary>
    public static ReadOnlyMemory<byte> Pairs(ReadOnlyMemory<byte> json)
    {
        var first = NextSurrogate(json.Span, 0);
        return first < 0 ? json : Mended(json, first);
    }

    private static ReadOnlyMemory<byte> Mended(ReadOnlyMemory<byte> json, int at)
    {
        var span = json.Span;
        byte[]? copy = null;
        while (at >= 0)
        {
            if (IsPair(span, at))
            {
                at = NextSurrogate(span, at + 2 * EscapeLength);
                continue;
            }

            copy ??= json.ToArray();
            Replacement.CopyTo(copy.AsSpan(at));
            at = NextSurrogate(span, at + EscapeLength);
        }

        return copy ?? json;
    }

    /// <summary>Where the next escape of a surrogate stands, from <paramref name="from"/> on; -1 where none does.</summary>
    private static int NextSurrogate(ReadOnlySpan<byte> json, int from)
    {
        for (var at = from; at < json.Length;)
        {
            var found = json[at..].IndexOf("\\u"u8);
            if (found < 0) return -1;

            at += found;
            if (at + 2 < json.Length && (json[at + 2] | 0x20) == (byte)'d' && IsSurrogate(Unit(json, at)) && IsEscape(json, at, from)) return at;
            at += 2;
        }

        return -1;
    }

    private static bool IsPair(ReadOnlySpan<byte> json, int at) =>
        Unit(json, at) is { } high && char.IsHighSurrogate(high) && Unit(json, at + EscapeLength) is { } low && char.IsLowSurrogate(low);

    private static bool IsSurrogate(char? unit) => unit is { } told && char.IsSurrogate(told);

    private static char? Unit(ReadOnlySpan<byte> json, int at) =>
        at + EscapeLength <= json.Length && json[at] == (byte)'\\' && json[at + 1] == (byte)'u'
        && ushort.TryParse(json.Slice(at + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit)
            ? (char)unit
            : null;

    // A backslash that an odd number of others stands before is a letter of the text.
    private static bool IsEscape(ReadOnlySpan<byte> json, int at, int from)
    {
        var before = 0;
        while (at - before > from && json[at - before - 1] == (byte)'\\') before++;
        return before % 2 == 0;
    }
}
