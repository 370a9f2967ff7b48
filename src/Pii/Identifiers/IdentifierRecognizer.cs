using AuditPipeline.Core.Redaction;
using AuditPipeline.Pii.Shapes;
using AuditPipeline.Pii.Text;
using AuditPipeline.Pii.Words;

namespace AuditPipeline.Pii.Identifiers;

/// <summary>All numbers that are told by rules, in one pass: the shapes of all rules are one automaton, which starts at each token. Where no
/// word of any rule is near, a smaller one does, of the rules that need none.</summary>
internal sealed class IdentifierRecognizer : IRecognizer
{
    private const int LongestValue = 128;
    private const int MostMatches = 64;

    private readonly IdentifierRule[] rules;
    private readonly ShapeAutomaton automaton;
    private readonly int[] ruleOf;       // by shape of the automaton
    private readonly ShapeAutomaton? bare;
    private readonly int[] bareRuleOf;   // by shape of the smaller one
    private readonly ContextWords anyContext;

    internal IdentifierRecognizer(string name, IReadOnlyList<IdentifierRule> rules, bool ignoreCase = false)
    {
        Name = name;
        this.rules = [.. rules];
        ruleOf = [.. rules.SelectMany((r, i) => r.Shapes.Select(_ => i))];
        automaton = new ShapeAutomaton([.. rules.SelectMany(r => r.Shapes)], ignoreCase);
        bareRuleOf = [.. rules.SelectMany((r, i) => r.Bare > 0 ? r.Shapes.Select(_ => i) : [])];
        bare = bareRuleOf.Length == 0 ? null : new ShapeAutomaton([.. rules.Where(r => r.Bare > 0).SelectMany(r => r.Shapes)], ignoreCase);
        anyContext = new ContextWords([.. rules.SelectMany(r => r.Context.Terms).Distinct(StringComparer.Ordinal)]);
        Entities = [.. rules.Select(r => r.Entity).Distinct(StringComparer.Ordinal)];
        Vocabulary = [anyContext, .. rules.Select(r => r.Context), .. rules.Select(r => r.Others).OfType<ContextWords>()];
        Rules = string.Join('\n', rules.Select(r => FormattableString.Invariant(
            $"{r.Name} {r.Entity} {string.Join(' ', r.Shapes)} {r.Check?.Name} {r.Bare} {r.Alone} {r.Named}")));
    }

    public string Name { get; }

    public IReadOnlyList<string> Entities { get; }

    public IReadOnlyList<ContextWords> Vocabulary { get; }

    public string Rules { get; }

    public void Find(ScanText scan, List<Detection> found)
    {
        var text = scan.Text;
        Span<ShapeMatch> matches = stackalloc ShapeMatch[MostMatches];
        var near = new NearTerms(scan, anyContext);
        var starts = new ShapeStarts(scan, automaton);
        while (starts.MoveNext())
        {
            var start = starts.Current.Start;
            var close = near.At(start) || Standing.BeginsLine(text, start);
            if (!close && (bare is null || !bare.CanBegin(text[start]))) continue;
            if (!Chars.StandsFree(text, start)) continue;
            var count = (close ? automaton : bare!).Match(text, start, matches);
            for (var i = 0; i < count; i++)
            {
                var rule = rules[(close ? ruleOf : bareRuleOf)[matches[i].Shape]];
                if (Chars.EndsFree(text, matches[i].End)) Judge(scan, rule, start, matches[i].End, found);
            }
        }
    }

    private static void Judge(ScanText scan, IdentifierRule rule, int start, int end, List<Detection> found)
    {
        if (rule.Check is { } check)
        {
            Span<char> value = stackalloc char[LongestValue];
            if (!check.Passes(Compact(scan.Text.AsSpan(start, end - start), value))) return;
        }

        var word = scan.Context(rule.Context, start, end, rule.Before, rule.After);
        var score = word is not null ? rule.Named : rule.Alone > rule.Bare && Standing.Alone(scan.Text, start, end) ? rule.Alone : rule.Bare;
        if (score <= 0) return;
        if (word is null && rule.Others is { } others && scan.Context(others, start, end, rule.Before, rule.After) is not null) return;
        found.Add(new Detection(start, end - start, rule.Entity, score, rule.Name, rule.Check?.Name, word));
    }

    private static ReadOnlySpan<char> Compact(ReadOnlySpan<char> value, Span<char> into)
    {
        var length = 0;
        foreach (var c in value)
        {
            if (char.IsAsciiLetterOrDigit(c)) into[length++] = char.ToUpperInvariant(c);
        }

        return into[..length];
    }
}
