using AuditPipeline.Core.Redaction;
using AuditPipeline.Pii.Shapes;
using AuditPipeline.Pii.Text;
using AuditPipeline.Pii.Words;

namespace AuditPipeline.Pii.Postcodes;

/// <summary>Postcodes of the United Kingdom (BS 7666): area, district, sector, unit.</summary>
internal sealed class BritishPostcodeRecognizer : IRecognizer
{
    public const string Kind = "UK_POSTCODE";

    private const string Area =
        "(AB|AL|B|BA|BB|BD|BH|BL|BN|BR|BS|BT|BX|CA|CB|CF|CH|CM|CO|CR|CT|CV|CW|DA|DD|DE|DG|DH|DL|DN|DT|DY|E|EC|EH|EN|EX|FK|FY|G|GL|GU|GY|HA|HD|HG|HP|HR|HS|HU|HX|IG|IM|IP|IV"
        + "|JE|KA|KT|KW|KY|L|LA|LD|LE|LL|LN|LS|LU|M|ME|MK|ML|N|NE|NG|NN|NP|NR|NW|OL|OX|PA|PE|PH|PL|PO|PR|RG|RH|RM|S|SA|SE|SG|SK|SL|SM|SN|SO|SP|SR|SS|ST|SW|SY|TA|TD|TF|TN|TQ|TR"
        + "|TS|TW|UB|W|WA|WC|WD|WF|WN|WR|WS|WV|YO|ZE)";

    // Units have no C, I, K, M, O and V.
    private const string Unit = "[ABD-HJLNP-UW-Z]{2}";

    private static readonly ContextWords Words = new("postcode*", "post code*", "postal code*", "zip*");

    private readonly ShapeAutomaton automaton =
        new([$@"{Area}\d{{1,2}} ?\d{Unit}", $@"{Area}\d[ABCDEFGHJKMNPRSTUVWXY] ?\d{Unit}", "GIR ?0AA"], ignoreCase: true);

    public string Name => "uk-postcode";

    public IReadOnlyList<string> Entities { get; } = [Kind];

    public IReadOnlyList<ContextWords> Vocabulary { get; } = [Words];

    public void Find(ScanText scan, List<Detection> found)
    {
        var text = scan.Text;
        Span<ShapeMatch> matches = stackalloc ShapeMatch[8];
        var tokens = scan.Tokens;
        foreach (var number in scan.Numbers)
        {
            // The area and its district; GIR may have a blank before its zero.
            if (number == 0) continue;
            ref readonly var token = ref tokens[number - 1];
            if (!token.IsWord || token.Length > 3 || tokens[number].Start - token.End > (token.Length == 3 ? 1 : 0)) continue;
            if (!automaton.CanBegin(text[token.Start]) || !Chars.StandsFree(text, token.Start)) continue;
            var count = automaton.Match(text, token.Start, matches);
            for (var i = 0; i < count; i++) Judge(scan, token, matches[i].End, found);
        }
    }

    private void Judge(ScanText scan, in Token area, int end, List<Detection> found)
    {
        var text = scan.Text;
        if (!Chars.EndsFree(text, end) || (end < text.Length && Chars.IsHyphen(text[end]))) return;
        var word = scan.Context(Words, area.Start, end, 30, 0);
        var capitals = char.IsAsciiLetterUpper(text[area.Start]) && char.IsAsciiLetterUpper(text[end - 1]) && char.IsAsciiLetterUpper(text[end - 2]);
        if (word is null && !capitals && IsOrdinal(text.AsSpan(end - 2, 2))) return;
        var blank = text.AsSpan(area.Start, end - area.Start).ContainsAny(' ', '\u00A0');
        var score = word is not null ? 0.9 : capitals && (blank || Standing.Alone(text, area.Start, end)) ? 0.55 : 0.4;
        found.Add(new Detection(area.Start, end - area.Start, Kind, score, Name, "area", word));
    }

    // M1 and a second: m1 2nd.
    private static bool IsOrdinal(ReadOnlySpan<char> unit) => unit.Equals("st", StringComparison.OrdinalIgnoreCase)
        || unit.Equals("nd", StringComparison.OrdinalIgnoreCase) || unit.Equals("rd", StringComparison.OrdinalIgnoreCase)
        || unit.Equals("th", StringComparison.OrdinalIgnoreCase);
}
