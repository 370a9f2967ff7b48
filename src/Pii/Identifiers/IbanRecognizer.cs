using System.Globalization;
using AuditPipeline.Core.Redaction;
using AuditPipeline.Pii.Text;

namespace AuditPipeline.Pii.Identifiers;

/// <summary>International bank account numbers: country, its length, and the check digits (ISO 13616, ISO 7064 MOD 97-10), in one piece or
/// in groups with spaces or hyphens.</summary>
internal sealed class IbanRecognizer : IRecognizer
{
    public const string Kind = "IBAN_CODE";

    /// <summary>Length by country, SWIFT IBAN registry.</summary>
    private static readonly byte[] Lengths = Table(
        "AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29 ES24 FI18 FK18 FO18 "
        + "FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 "
        + "MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 "
        + "SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30");

    public string Name => "iban";

    public IReadOnlyList<string> Entities { get; } = [Kind];

    public void Find(ScanText scan, List<Detection> found)
    {
        var text = scan.Text;
        var tokens = scan.Tokens;
        var past = 0;
        foreach (var number in scan.Numbers)
        {
            // Two check digits at least begin the number, and two letters touch it.
            ref readonly var digits = ref tokens[number];
            var start = digits.Start - 2;
            if (digits.Length < 2 || start < past || !char.IsAsciiLetter(text[start + 1])) continue;
            var end = End(text, start);
            if (end < 0) continue;
            found.Add(new Detection(start, end - start, Kind, 1.0, Name));
            past = end;
        }
    }

    /// <summary>End of the number that begins here; -1 when none does.</summary>
    internal static int End(string text, int start)
    {
        if (start < 0 || start + 4 > text.Length) return -1;
        if (!char.IsAsciiLetter(text[start]) || !char.IsAsciiLetter(text[start + 1]) || !Chars.DigitAt(text, start + 3)) return -1;
        if (Chars.WordBefore(text, start)) return -1;
        var length = (int)Lengths[Country(text[start], text[start + 1])];
        if (length == 0) return -1;

        var lower = char.IsAsciiLetterLower(text[start]);
        Span<char> value = stackalloc char[34];
        var count = 0;
        var i = start;
        while (i < text.Length && count < length)
        {
            var c = text[i];
            if (char.IsAsciiLetter(c) && char.IsAsciiLetterLower(c) != lower) return -1;
            if (char.IsAsciiLetterOrDigit(c)) value[count++] = char.ToUpperInvariant(c);
            else if (!(Chars.IsGap(c) || Chars.IsHyphen(c)) || count < 4 || !char.IsAsciiLetterOrDigit(text[i - 1])) return -1;
            i++;
        }

        return count == length && !Chars.WordAt(text, i) && Remainder(value[..count]) == 1 ? i : -1;
    }

    /// <summary>Place of two letters in either case.</summary>
    private static int Country(char first, char second) => ((first | 0x20) - 'a') * 26 + (second | 0x20) - 'a';

    private static byte[] Table(string countries)
    {
        var table = new byte[26 * 26];
        foreach (var one in countries.Split(' ')) table[Country(one[0], one[1])] = byte.Parse(one.AsSpan(2), CultureInfo.InvariantCulture);
        return table;
    }

    private static int Remainder(ReadOnlySpan<char> iban)
    {
        var remainder = 0;
        for (var i = 0; i < iban.Length; i++)
        {
            var c = iban[(i + 4) % iban.Length];
            remainder = char.IsAsciiDigit(c) ? (remainder * 10 + c - '0') % 97 : (remainder * 100 + c - 'A' + 10) % 97;
        }

        return remainder;
    }
}
