using AuditPipeline.Core.Redaction;
using AuditPipeline.Pii.Shapes;
using AuditPipeline.Pii.Text;
using AuditPipeline.Pii.Words;

namespace AuditPipeline.Pii.Identifiers;

/// <summary>All numbers that are told by rules, in one pass: the shapes of all rules are one automaton, which starts at each token.</summary>
internal sealed class IdentifierRecognizer : IRecognizer
{
    private const int LongestValue = 128;
    private const int MostMatches = 64;

    private readonly IdentifierRule[] rules;
    private readonly ShapeAutomaton automaton;
    private readonly int[] ruleOf;   // by shape

    internal IdentifierRecognizer(string name, IReadOnlyList<IdentifierRule> rules, bool ignoreCase = false)
    {
        Name = name;
        this.rules = [.. rules];
        ruleOf = [.. rules.SelectMany((r, i) => r.Shapes.Select(_ => i))];
        automaton = new ShapeAutomaton([.. rules.SelectMany(r => r.Shapes)], ignoreCase);
        Entities = [.. rules.Select(r => r.Entity).Distinct(StringComparer.Ordinal)];
        Vocabulary = [.. rules.Select(r => r.Context), .. rules.Select(r => r.Others).OfType<ContextWords>()];
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
        foreach (ref readonly var token in scan.Tokens)
        {
            if (!automaton.CanBegin(text[token.Start]) || !Chars.StandsFree(text, token.Start)) continue;
            var count = automaton.Match(text, token.Start, matches);
            for (var i = 0; i < count; i++)
            {
                if (Chars.EndsFree(text, matches[i].End)) Judge(scan, token.Start, matches[i], found);
            }
        }
    }

    private void Judge(ScanText scan, int start, ShapeMatch match, List<Detection> found)
    {
        var rule = rules[ruleOf[match.Shape]];
        if (rule.Check is { } check)
        {
            Span<char> value = stackalloc char[LongestValue];
            if (!check.Passes(Compact(scan.Text.AsSpan(start, match.End - start), value))) return;
        }

        var word = scan.Context(rule.Context, start, match.End, rule.Before, rule.After);
        var score = word is not null ? rule.Named : rule.Alone > rule.Bare && Standing.Alone(scan.Text, start, match.End) ? rule.Alone : rule.Bare;
        if (score <= 0) return;
        if (word is null && rule.Others is { } others && scan.Context(others, start, match.End, rule.Before, rule.After) is not null) return;
        found.Add(new Detection(start, match.End - start, rule.Entity, score, rule.Name, rule.Check?.Name, word));
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
