using System.Collections.Frozen;
using AuditPipeline.Core.Redaction;
using AuditPipeline.Pii.Shapes;
using AuditPipeline.Pii.Text;
using AuditPipeline.Pii.Words;

namespace AuditPipeline.Pii.Plates;

/// <summary>Registration marks of vehicles. The forms of many countries are alike, so the word beside decides: its language, and the country
/// where one is named.</summary>
internal sealed class PlateRecognizer : IRecognizer
{
    private const int MostMatches = 48;
    private const int LongestValue = 24;
    private const int MostBefore = 2;

    /// <summary>Small letters are read as a mark only so close behind a word for it.</summary>
    private const int SmallBefore = 24;

    /// <summary>Makers whose models read like a mark: BMW 320.</summary>
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Makes =
        "BMW KIA MAN DAF GMC KTM FSO".Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    private readonly PlateRule[] rules = [.. PlateRules.All];
    private readonly ContextWords[][] languages;
    private readonly ShapeAutomaton automaton;
    private readonly int[] ruleOf;       // by shape of the automaton
    private readonly ShapeAutomaton bare;
    private readonly int[] bareRuleOf;   // by shape of the smaller one

    internal PlateRecognizer()
    {
        languages = [.. rules.Select(r => r.Languages.Select(l => PlateWords.ByLanguage[l]).ToArray())];
        ruleOf = [.. rules.SelectMany((r, i) => r.Shapes.Select(_ => i))];
        automaton = new ShapeAutomaton([.. rules.SelectMany(r => r.Shapes)], ignoreCase: true);
        bareRuleOf = [.. rules.SelectMany((r, i) => r.Bare > 0 ? r.Shapes.Select(_ => i) : [])];
        bare = new ShapeAutomaton([.. rules.Where(r => r.Bare > 0).SelectMany(r => r.Shapes)]);
        Entities = [.. rules.Select(r => r.Entity).Distinct(StringComparer.Ordinal)];
        Vocabulary = [PlateWords.All, .. PlateWords.ByLanguage.Values, .. rules.Select(r => r.Country)];
        Rules = string.Join('\n', rules.Select(r => FormattableString.Invariant(
            $"{r.Entity} {string.Join(' ', r.Languages)} {string.Join(' ', r.Shapes)} {r.Foreign} {r.Bare} {r.Alone}")));
    }

    public string Name => "license-plate";

    public IReadOnlyList<string> Entities { get; }

    public IReadOnlyList<ContextWords> Vocabulary { get; }

    public string Rules { get; }

    public void Find(ScanText scan, List<Detection> found)
    {
        var text = scan.Text;
        Span<ShapeMatch> matches = stackalloc ShapeMatch[MostMatches];
        var near = new NearTerms(scan, PlateWords.All);
        var tokens = scan.Tokens;
        var next = 0;   // tokens before this one have been looked at
        foreach (var number in scan.Numbers)
        {
            // Every mark has a number, and at most two runs of letters before it.
            for (var place = Math.Max(next, number - MostBefore); place <= number; place++)
            {
                if (!MayBegin(text, tokens, place)) continue;
                var start = tokens[place].Start;
                var close = near.At(start) || Standing.BeginsLine(text, start);
                if (!(close ? automaton : bare).CanBegin(text[start]) || !Chars.StandsFree(text, start)) continue;
                var count = (close ? automaton : bare).Match(text, start, matches);
                for (var i = 0; i < count; i++)
                {
                    var rule = (close ? ruleOf : bareRuleOf)[matches[i].Shape];
                    if (EndsFree(text, matches[i].End)) Judge(scan, rule, start, matches[i].End, found);
                }
            }

            next = number + 1;
        }
    }

    /// <summary>A mark has at most four letters in a row and at most six digits, and its parts are at most one sign apart.</summary>
    private static bool MayBegin(string text, ReadOnlySpan<Token> tokens, int place)
    {
        ref readonly var token = ref tokens[place];
        if (token.Length > (token.IsWord ? 4 : 6) || place + 1 == tokens.Length) return false;
        ref readonly var next = ref tokens[place + 1];
        if (next.Length > (next.IsWord ? 4 : 6)) return false;
        var gap = next.Start - token.End;
        if (gap > 1 || (gap == 1 && !Chars.IsGap(text[token.End]) && !Chars.IsHyphen(text[token.End]))) return false;
        return token.Start == 0 || !char.IsAsciiLetterOrDigit(text[token.Start - 1]);
    }

    // A mark that goes on behind a hyphen is none: A1-B2-C3-D4.
    private static bool EndsFree(string text, int end) =>
        Chars.EndsFree(text, end) && !(end + 1 < text.Length && Chars.IsHyphen(text[end]) && char.IsAsciiLetterOrDigit(text[end + 1]));

    private void Judge(ScanText scan, int number, int start, int end, List<Detection> found)
    {
        var text = scan.Text;
        if (LetterCaseOf(text, start, end, out var small) is false || Makes.Contains(text.AsSpan(start, Math.Min(3, end - start)))) return;
        var rule = rules[number];
        if (rule.Check is { } check)
        {
            Span<char> value = stackalloc char[LongestValue];
            if (!check(Compact(text, start, end, value))) return;
        }

        var word = small ? scan.Context(PlateWords.All, start, end, SmallBefore, 0) : scan.Context(PlateWords.All, start, end);
        double score;
        if (word is null && small && text.AsSpan(start, end - start).Contains('-')) score = 0;   // o4-mini is a name
        else if (word is null) score = Standing.Alone(text, start, end) ? Math.Max(rule.Alone, rule.Bare) : small ? 0 : rule.Bare;
        else if (scan.Context(rule.Country, start, end) is not null) score = 0.96;
        else score = Speaks(scan, number, start, end) ? 0.95 : rule.Foreign;
        if (score > 0) found.Add(new Detection(start, end - start, rule.Entity, score, Name, null, word));
    }

    private bool Speaks(ScanText scan, int rule, int start, int end)
    {
        foreach (var list in languages[rule])
        {
            if (scan.Context(list, start, end) is not null) return true;
        }

        return false;
    }

    /// <summary>False when small letters and capitals are mixed.</summary>
    private static bool LetterCaseOf(string text, int start, int end, out bool small)
    {
        small = false;
        var capital = false;
        for (var i = start; i < end; i++)
        {
            small |= char.IsAsciiLetterLower(text[i]);
            capital |= char.IsAsciiLetterUpper(text[i]);
        }

        return !(small && capital);
    }

    private static ReadOnlySpan<char> Compact(string text, int start, int end, Span<char> into)
    {
        var length = 0;
        for (var i = start; i < end; i++)
        {
            if (char.IsAsciiLetterOrDigit(text[i])) into[length++] = char.ToUpperInvariant(text[i]);
        }

        return into[..length];
    }
}
