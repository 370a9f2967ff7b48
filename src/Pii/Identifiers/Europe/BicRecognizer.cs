using AuditPipeline.Core.Redaction;
using AuditPipeline.Pii.Text;
using AuditPipeline.Pii.Words;

namespace AuditPipeline.Pii.Identifiers.Europe;

/// <summary>Business identifier codes of banks (ISO 9362): four letters, a country, a place, at times a branch. Nothing checks them and
/// eight
/// capitals can be any word (CUSTOMER), so a word of banking or an IBAN must stand near, or the value fill a field and end as codes
/// do.</summary>
internal sealed class BicRecognizer : IRecognizer
{
    public const string Kind = "BIC_CODE";

    private const int Longest = 11;

    // ISO 3166-1, and Kosovo as SWIFT has it.
    private const string AllCountries =
        "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO "
        + "CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GT GU GW GY HK HN HR HT "
        + "HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN "
        + "MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC "
        + "SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG US UY UZ VA VC VE VG VI VN VU WF WS "
        + "XK YE YT ZA ZM ZW";

    // Of the payments area SEPA.
    private const string NearCountries =
        "AD AT BE BG CH CY CZ DE DK EE ES FI FR GB GI GR HR HU IE IS IT LI LT LU LV MC MT NL NO PL PT RO SE SI SK SM VA";

    private static readonly ContextWords Words = new("bic", "bics", "bicnummer*", "biccode*", "swift", "swiftcode*", "bicswift*",
        "swiftbic*");

    private static readonly ContextWords Code = new("code*", "codes", "number", "nummer", "nr", "no", "is", "ist", "est", "es", "bic",
        "swift");

    private static readonly ContextWords Bank = new(
        "iban*", "bank*", "banque*", "banco*", "banca*", "banki*", "pankki*", "rekening*", "konto*", "compte*", "cuenta*", "conto*",
        "account*", "beneficiary*",
        "überweisung*", "virement*", "transfer*", "betaling*", "bankverbindung*", "τράπεζα*", "банк*");

    private static readonly bool[] Countries = Table(AllCountries);
    private static readonly bool[] Near = Table(NearCountries);

    public string Name => "bic";

    public IReadOnlyList<string> Entities { get; } = [Kind];

    public IReadOnlyList<ContextWords> Vocabulary { get; } = [Words, Code, Bank];

    public void Find(ScanText scan, List<Detection> found)
    {
        var text = scan.Text;
        foreach (ref readonly var token in scan.Tokens)
        {
            // Codes begin with six letters at least; of most words the fifth and sixth are no country.
            var start = token.Start;
            if (token.Length is < 6 or > Longest || token.Case is not (LetterCase.Upper or LetterCase.Lower)) continue;
            if (token.Length is not (8 or 11) && !Chars.DigitAt(text, token.End)) continue;
            if (!IsIn(Countries, text[start + 4], text[start + 5]) || Chars.WordBefore(text, start)) continue;

            // Small letters are a code where a word says so and nowhere else.
            if (token.Case == LetterCase.Lower && scan.Context(Words, start, start, ScanText.ContextBefore, Longest + ScanText.ContextAfter) is null) continue;
            var end = End(text, start);
            if (end < 0 || Chars.WordAt(text, end) || !Chars.EndsFree(text, end)) continue;
            if (Score(scan, start, end, token.Case == LetterCase.Upper, out var word) is var score && score > 0)
                found.Add(new Detection(start, end - start, Kind, score, Name, "country", word));
        }
    }

    private static double Score(ScanText scan, int start, int end, bool capitals, out string? word)
    {
        var value = scan.Text.AsSpan(start, end - start);
        var telling = IsTelling(value, capitals);
        word = scan.Context(Words, start, end);
        if (word is not null && (telling || IsLabelled(scan, start) || (capitals && !AmongCapitals(scan, start, end))))
            return 0.96;
        if (!capitals) return 0;
        if (NearIban(scan, start, end) && (telling || !AmongCapitals(scan, start, end))) return 0.9;
        word = scan.Context(Bank, start, end);
        if (telling && word is not null) return 0.85;
        return telling && IsIn(Near, value[4], value[5]) && IdentifierRecognizer.FillsField(scan.Text, start, end) ? 0.55 : 0;
    }

    /// <summary>The place ends as places of codes do and words do not: a digit, a doubled letter, an X; or the branch is XXX or has
    /// digits.</summary>
    private static bool IsTelling(ReadOnlySpan<char> value, bool capitals)
    {
        if (value[6..].IndexOfAnyInRange('0', '9') >= 0) return true;
        if (!capitals) return false;
        if (value.Length == 11) return value[8..] is "XXX";
        return value[7] == 'X' || value[6..] is "BB" or "FF" or "GG" or "HH" or "KK" or "LL" or "MM" or "PP" or "SS" or "TT" or "PL" or "PW" or "TG" or "NK" or "RG";
    }

    /// <summary>The word stands directly before it: <c>bic: …</c>, <c>swift code …</c>.</summary>
    private static bool IsLabelled(ScanText scan, int start)
    {
        var before = scan.TokenAt(start) - 1;
        return before >= 0
            && (scan.Term(Words, before) is not null || (before > 0 && scan.Term(Code, before) is not null && scan.Term(Words, before - 1) is not null));
    }

    private static bool AmongCapitals(ScanText scan, int start, int end)
    {
        var tokens = scan.Tokens;
        var (before, after) = (scan.TokenAt(start) - 1, scan.TokenAt(end));
        return (before >= 0 && IsCapitals(scan, before)) || (after < tokens.Length && tokens[after].Start - end < 4 && IsCapitals(scan, after));
    }

    private static bool IsCapitals(ScanText scan, int token) =>
        scan.Tokens[token].Case == LetterCase.Upper && scan.Tokens[token].Length > 2 && scan.Term(Words, token) is null && scan.Term(Bank, token) is null;

    private static bool NearIban(ScanText scan, int start, int end)
    {
        var tokens = scan.Tokens;
        for (var i = scan.TokenAt(start) - 1; i >= 0 && tokens[i].Start >= start - ScanText.ContextBefore; i--)
        {
            if (IsIban(scan, i)) return true;
        }

        for (var i = scan.TokenAt(end); i < tokens.Length && tokens[i].Start <= end + ScanText.ContextAfter; i++)
        {
            if (IsIban(scan, i)) return true;
        }

        return false;
    }

    private static bool IsIban(ScanText scan, int token)
    {
        ref readonly var word = ref scan.Tokens[token];
        return word.Length == 2 && word.Case == LetterCase.Upper && Chars.DigitAt(scan.Text, word.End) && IbanRecognizer.End(scan.Text, word.Start) > 0;
    }

    /// <summary>End of a code in one case that begins here; -1 when none does.</summary>
    private static int End(string text, int start)
    {
        var end = start;
        while (end < text.Length && end - start < 12 && char.IsAsciiLetterOrDigit(text[end])) end++;
        if (end - start is not (8 or 11)) return -1;
        var lower = char.IsAsciiLetterLower(text[start]);
        for (var i = start; i < end; i++)
        {
            if (char.IsAsciiDigit(text[i]) ? i < start + 6 : char.IsAsciiLetterLower(text[i]) != lower) return -1;
        }

        return end;
    }

    /// <summary>Two letters in either case are in a table.</summary>
    private static bool IsIn(bool[] table, char first, char second)
    {
        var (row, column) = ((first | 0x20) - 'a', (second | 0x20) - 'a');
        return row is >= 0 and < 26 && column is >= 0 and < 26 && table[row * 26 + column];
    }

    private static bool[] Table(string countries)
    {
        var table = new bool[26 * 26];
        foreach (var country in countries.Split(' ')) table[(country[0] - 'A') * 26 + country[1] - 'A'] = true;
        return table;
    }
}
