using AuditPipeline.Core.Redaction;
using AuditPipeline.Pii.Text;
using AuditPipeline.Pii.Words;

namespace AuditPipeline.Pii.Net;

/// <summary>Universally unique identifiers (RFC 9562 section 4) with hyphens, and 32 hex digits in one piece; braces, <c>urn:uuid:</c> and the
/// quotes of SQL belong to them.</summary>
internal sealed class GuidRecognizer : IRecognizer
{
    public const string Kind = "GUID";

    private const int Length = 36;
    private const int Digits = 32;
    private const string Urn = "urn:uuid:";

    /// <summary>32 digits in one piece may as well be a hash: these words say that they are none.</summary>
    private static readonly ContextWords Named = new("guid*", "uuid*", "globally unique", "universally unique");

    public string Name => "guid";

    public IReadOnlyList<string> Entities { get; } = [Kind];

    public IReadOnlyList<ContextWords> Vocabulary { get; } = [Named];

    public void Find(ScanText scan, List<Detection> found)
    {
        var text = scan.Text;
        var past = 0;
        foreach (ref readonly var token in scan.Tokens)
        {
            var start = token.Start;
            if (start + Digits > text.Length) break;
            if (start < past) continue;
            if (text[start] == '7' && IsEscape(text, start + 2)) start += 2;   // the digit of %7B is no part of it
            if (!char.IsAsciiHexDigit(text[start]) || !MayBegin(text, start)) continue;

            // A run of letters and digits may be several tokens: begin where it begins.
            if (start > 0 && Chars.IsWord(text[start - 1]) && !IsEscape(text, start)) continue;
            var run = start;
            while (run < text.Length && run - start <= Digits && char.IsAsciiHexDigit(text[run])) run++;
            var hyphens = run - start == 8 && IsHyphenated(text, start);
            past = run;
            if (!hyphens && (run - start != Digits || !IsMixed(text.AsSpan(start, Digits)))) continue;
            var end = hyphens ? start + Length : run;
            past = end;
            if (Chars.WordAt(text, end) || (end + 1 < text.Length && Chars.IsHyphen(text[end]) && Chars.IsWord(text[end + 1]))) continue;
            if (start > 1 && Chars.IsHyphen(text[start - 1]) && Chars.IsWord(text[start - 2])) continue;
            if (text.AsSpan(start, end - start).IndexOfAnyExcept('0', '-') < 0) continue;
            var (from, to) = Wrapped(text, start, end);
            if (!hyphens && to - from == Digits && !Standing.Alone(text, start, end) && scan.Context(Named, start, end) is null) continue;
            found.Add(new Detection(from, to - from, Kind, hyphens || to - from > end - start ? 0.9 : 0.6, Name));
        }
    }

    /// <summary>A look at a few characters, which most words do not pass.</summary>
    private static bool MayBegin(string text, int start) => text[start + 8] == '-'
        ? start + Length <= text.Length && text[start + 13] == '-'
        : start + Digits <= text.Length && char.IsAsciiHexDigit(text[start + 8]) && char.IsAsciiHexDigit(text[start + 16]) && char.IsAsciiHexDigit(text[start + 31]);

    private static bool IsHyphenated(string text, int start)
    {
        if (start + Length > text.Length) return false;
        for (var i = 0; i < Length; i++)
        {
            var c = text[start + i];
            if (i is 8 or 13 or 18 or 23 ? c != '-' : !char.IsAsciiHexDigit(c)) return false;
        }

        return true;
    }

    /// <summary>Digits and letters of one case: 32 digits alone are a number, letters alone a word.</summary>
    private static bool IsMixed(ReadOnlySpan<char> digits) =>
        digits.ContainsAnyInRange('0', '9') && (digits.ContainsAnyInRange('a', 'f') != digits.ContainsAnyInRange('A', 'F'));

    private static bool IsEscape(string text, int start) =>
        start > 2 && text[start - 3] == '%' && text[start - 2] == '7' && text[start - 1] is 'B' or 'b';

    private static (int Start, int End) Wrapped(string text, int start, int end)
    {
        if (start > 0 && text[start - 1] == '{' && end < text.Length && text[end] == '}') return (start - 1, end + 1);
        if (start > 1 && text[start - 1] == '\'' && text[start - 2] is 'X' or 'x' && end < text.Length && text[end] == '\'') return (start - 2, end + 1);
        if (IsEscape(text, start) && end + 3 <= text.Length && text.AsSpan(end, 3).Equals("%7D", StringComparison.OrdinalIgnoreCase)) return (start - 3, end + 3);
        var urn = start - Urn.Length;
        return urn >= 0 && text.AsSpan(urn, Urn.Length).Equals(Urn, StringComparison.OrdinalIgnoreCase) ? (urn, end) : (start, end);
    }
}
