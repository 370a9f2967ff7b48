using AuditPipeline.Core.Redaction;
using AuditPipeline.Pii.Text;

namespace AuditPipeline.Pii.Net;

/// <summary>Hardware addresses (IEEE 802, EUI-48 and EUI-64): pairs of hex digits with colons or hyphens, or groups of four with stops.</summary>
internal sealed class MacAddressRecognizer : IRecognizer
{
    public const string Kind = "MAC_ADDRESS";

    private const int Length = 17;
    private const int LongLength = 23;
    private const int DottedLength = 14;

    public string Name => "mac-address";

    public IReadOnlyList<string> Entities { get; } = [Kind];

    public void Find(ScanText scan, List<Detection> found)
    {
        var text = scan.Text;
        var past = 0;
        foreach (ref readonly var token in scan.Tokens)
        {
            var start = token.Start;
            if (start + DottedLength > text.Length) break;
            if (!(text[start + 2] is ':' or '-' || text[start + 4] == '.') || start < past || !char.IsAsciiHexDigit(text[start]) || !IsFree(text, start)) continue;
            var length = Pairs(text, start, LongLength) ? LongLength : Pairs(text, start, Length) ? Length : IsDotted(text, start) ? DottedLength : 0;
            if (length == 0) continue;
            past = start + length;
            if (GoesOn(text, past)) continue;
            if (IsOneCharacter(text.AsSpan(start, length))) continue;
            found.Add(new Detection(start, length, Kind, length == LongLength && !IsMadeOfShort(text, start) ? 0.75 : 0.9, Name));
        }
    }

    private static bool IsFree(string text, int start) =>
        !Chars.WordBefore(text, start) && !(start > 1 && text[start - 1] is ':' or '-' or '.' && char.IsAsciiHexDigit(text[start - 2]) && !IsLabel(text, start));

    // MAC:01:23… is a label and an address.
    private static bool IsLabel(string text, int start) =>
        text[start - 1] == ':' && start > 2 && char.IsAsciiLetter(text[start - 3]) && !char.IsAsciiHexDigit(text[start - 3]);

    private static bool GoesOn(string text, int end) => Chars.WordAt(text, end)
        || (end + 1 < text.Length && text[end] is ':' or '-' or '.' && char.IsAsciiHexDigit(text[end + 1]));

    private static bool Pairs(string text, int start, int length)
    {
        if (start + length > text.Length || text[start + 2] is not (':' or '-')) return false;
        for (var i = 0; i < length; i++)
        {
            var c = text[start + i];
            if (i % 3 == 2 ? c != text[start + 2] : !char.IsAsciiHexDigit(c)) return false;
        }

        return true;
    }

    private static bool IsDotted(string text, int start)
    {
        for (var i = 0; i < DottedLength; i++)
        {
            var c = text[start + i];
            if (i % 5 == 4 ? c != '.' : !char.IsAsciiHexDigit(c)) return false;
        }

        return true;
    }

    /// <summary>FF FE in the middle: EUI-64 made of an EUI-48; the same form without it may be an IPv6 address.</summary>
    private static bool IsMadeOfShort(string text, int start) =>
        text.AsSpan(start + 9, 2).Equals("ff", StringComparison.OrdinalIgnoreCase) && text.AsSpan(start + 12, 2).Equals("fe", StringComparison.OrdinalIgnoreCase);

    /// <summary>All zeros or all Fs: nobody's, and everybody's.</summary>
    private static bool IsOneCharacter(ReadOnlySpan<char> value)
    {
        foreach (var c in value)
        {
            if (c is not (':' or '-' or '.') && c != value[0]) return false;
        }

        return true;
    }
}
