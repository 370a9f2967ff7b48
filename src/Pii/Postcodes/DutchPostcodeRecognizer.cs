using System.Collections.Frozen;
using AuditPipeline.Core.Redaction;
using AuditPipeline.Pii.Text;
using AuditPipeline.Pii.Words;

namespace AuditPipeline.Pii.Postcodes;

/// <summary>Postcodes of the Netherlands: four digits, the first not 0, and two letters, not SA, SD and SS.</summary>
internal sealed class DutchPostcodeRecognizer : IRecognizer
{
    public const string Kind = "NL_POSTCODE";

    private static readonly ContextWords Words = new("postcode*", "zip*", "postal code*", "postcodegebied*");

    private static readonly ContextWords Address = new("adres*", "address*", "woon*", "wonen*", "straat*", "verhuis*", "lives", "live",
        "gevestigd*", "bezorg*");

    /// <summary>Two capitals behind four digits that are none, unless an address is spoken of: units, countries, abbreviations.</summary>
    private static readonly FrozenSet<string> NoLetters = (
        "EU US UK VS NL BE DE FR ES IT AT CH PL AM PM BC AD CE KB MB GB TB PB HZ KW MW GW KG KM CM MM ML CL DL PK HP NM BV NV AG SE TV AI IP OS "
        + "PC QA HR IT ID OK PR "
        + "GT RS SL XL XS RX TI FE EN OF AND OP IS IN TO VA MA KV MV KN NK PA BP HQ AC DC HD UN EC ECB FX CO CC VR AR PT EM PX EUR GBP DM HF "
        + "VH").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> NoLetter = NoLetters.GetAlternateLookup<ReadOnlySpan<char>>();

    public string Name => "nl-postcode";

    public IReadOnlyList<string> Entities { get; } = [Kind];

    public IReadOnlyList<ContextWords> Vocabulary { get; } = [Words, Address];

    public void Find(ScanText scan, List<Detection> found)
    {
        var text = scan.Text;
        var tokens = scan.Tokens;
        foreach (var place in scan.Numbers)
        {
            if (tokens[place].Length != 4 || place + 1 == tokens.Length || tokens[place + 1] is not { Length: 2, IsWord: true } letters) continue;
            var digits = tokens[place];
            var gap = letters.Start - digits.End;
            if (gap > 1 || (gap == 1 && !Chars.IsGap(text[digits.End])) || text[digits.Start] == '0') continue;
            if (!Chars.StandsFree(text, digits.Start) || !Chars.EndsFree(text, letters.End)) continue;
            if (letters.End < text.Length && Chars.IsHyphen(text[letters.End])) continue;
            var pair = text.AsSpan(letters.Start, 2);
            if (!char.IsAsciiLetter(pair[0]) || !char.IsAsciiLetter(pair[1])) continue;
            if (pair.Equals("SA", StringComparison.OrdinalIgnoreCase) || pair.Equals("SD", StringComparison.OrdinalIgnoreCase)
                || pair.Equals("SS", StringComparison.OrdinalIgnoreCase)) continue;

            var word = scan.Context(Words, digits.Start, letters.End, 24, 0);
            if (letters.Case != LetterCase.Upper && word is null) continue;
            var score = word is not null ? 0.9 : Bare(scan, digits, letters, pair, gap);
            if (score > 0) found.Add(new Detection(digits.Start, letters.End - digits.Start, Kind, score, Name, null, word));
        }
    }

    private static double Bare(ScanText scan, in Token digits, in Token letters, ReadOnlySpan<char> pair, int gap)
    {
        var year = scan.Text[digits.Start] is '1' or '2' && scan.Text[digits.Start + 1] is '9' or '0';
        if ((year || gap == 1) && NoLetter.Contains(pair)) return scan.Context(Address, digits.Start, letters.End) is null ? 0 : 0.55;
        return 0.55;
    }
}
