using AuditPipeline.Core.Redaction;
using AuditPipeline.Pii.Shapes;
using AuditPipeline.Pii.Text;
using AuditPipeline.Pii.Words;

namespace AuditPipeline.Pii.Identifiers;

/// <summary>All numbers that are told by rules, in one pass: the shapes of all rules are one automaton, which starts at
/// each number of the text and at the words just before it. A value without a digit is none.</summary>
internal sealed class IdentifierRecognizer : IRecognizer
{
    private const int LongestValue = 128;
    private const int MostMatches = 128;

    private readonly IdentifierRule[] rules;
    private readonly ulong[] masks;   // by rule: bits of its lists
    private readonly ShapeAutomaton automaton;

    internal IdentifierRecognizer(string name, IReadOnlyList<IdentifierRule> rules, bool ignoreCase = false)
    {
        Name = name;
        this.rules = [.. rules];
        automaton = new ShapeAutomaton([.. rules.Select(r => string.Join('|', r.Shapes))], [.. rules.Select(r => ignoreCase || r.IgnoreCase)]);
        Entities = [.. rules.Select(r => r.Entity).Distinct(StringComparer.Ordinal)];
        ContextWords[] lists = [.. rules.SelectMany(r => new[] { r.Context, r.Kind, r.Country, r.Others }).OfType<ContextWords>().Distinct()];
        masks = [.. rules.Select(r => new[] { r.Context, r.Kind, r.Country, r.Others }.OfType<ContextWords>().Aggregate(0UL, (mask, list) => mask | list.Mask))];
        if (rules.FirstOrDefault(r => Math.Max(r.Before, r.After) > ScanText.Near) is { } far)
            throw new ArgumentException($"The rule {far.Name} looks further than {ScanText.Near} units.", nameof(rules));
        Vocabulary = lists;
        Rules = string.Join('\n', rules.Select(r => FormattableString.Invariant(
            $"{r.Name} {r.Entity} {string.Join(' ', r.Shapes)} {r.Check?.Name} {r.Bare} {r.Alone} {r.OfKind} {r.Named}")));
    }

    public string Name { get; }

    public IReadOnlyList<string> Entities { get; }

    public IReadOnlyList<ContextWords> Vocabulary { get; }

    public string Rules { get; }

    public void Find(ScanText scan, List<Detection> found)
    {
        Span<ShapeMatch> matches = stackalloc ShapeMatch[MostMatches];
        var text = scan.Text;
        var tokens = scan.Tokens;
        foreach (var number in scan.Numbers)
        {
            var digit = tokens[number].Start;
            if (CanBegin(text, digit, digit)) From(scan, digit, matches, found);

            // The words before it may be its beginning: DE 136…, AB123456.
            for (var i = number - 1; i >= 0; i--)
            {
                ref readonly var word = ref tokens[i];
                if (!word.IsWord || digit - word.Start > automaton.LongestLead) break;
                if (CanBegin(text, word.Start, digit)) From(scan, word.Start, matches, found);
            }
        }
    }

    private bool CanBegin(string text, int start, int digit) =>
        automaton.CanLead(text, start, digit) && Chars.StandsFree(text, start) && (start == 0 || text[start - 1] != '+');

    private void From(ScanText scan, int start, Span<ShapeMatch> matches, List<Detection> found)
    {
        var text = scan.Text;
        var count = automaton.Match(text, start, matches, whole: true);
        for (var i = 0; i < count;)
        {
            var next = i + 1;
            while (next < count && matches[next].End == matches[i].End) next++;
            if (Chars.EndsFree(text, matches[i].End)) Judge(scan, start, matches[i..next], found);
            i = next;
        }
    }

    /// <param name="matches">One or more that end at the same place.</param>
    private void Judge(ScanText scan, int start, ReadOnlySpan<ShapeMatch> matches, List<Detection> found)
    {
        var end = matches[0].End;
        Span<char> buffer = stackalloc char[LongestValue];
        var value = Compact(scan.Text.AsSpan(start, end - start), buffer);
        var filler = IsFiller(value);
        var lists = scan.ListsNear(start, end);
        var field = FillsField(scan.Text, start, end);
        foreach (var match in matches)
        {
            // Checks cost more than scores: first whether it would be reported without a word at all.
            var rule = rules[match.Shape];
            var near = (lists & masks[match.Shape]) != 0;
            var (score, word) = (near ? 0 : Bare(scan.Text, rule, start, end, field), (string?)null);
            if (!near && score <= 0) continue;
            if (rule.Check is { } check && (filler || !check.Passes(value))) continue;
            if (near) score = Score(scan, rule, start, end, out word);
            if (score > 0) found.Add(new Detection(start, end - start, rule.Entity, score, rule.Name, rule.Check?.Name, word));
        }
    }

    /// <summary>Certainty that the rule is meant where no word is near.</summary>
    private static double Bare(string text, IdentifierRule rule, int start, int end, bool field)
    {
        var alone = rule.Alone > rule.Bare && Standing.Alone(text, start, end);
        var bare = alone ? rule.Alone : rule.Bare;
        if (bare <= 0 || (start > 0 && text[start - 1] is '/' or '#')) return 0;   // part of a path
        return alone || field || bare >= IdentifierRule.Telling ? bare : 0;
    }

    /// <summary>Certainty that the rule is meant, 0 to 1. The nearer the word, the likelier: so the numbers of a list go each to its
    /// own.</summary>
    private static double Score(ScanText scan, IdentifierRule rule, int start, int end, out string? word)
    {
        word = scan.Context(rule.Context, start, end, rule.Before, rule.After, out var distance);
        if (word is not null) return rule.Named - Farness(distance);

        var ofKind = rule.Kind is null ? null : scan.Context(rule.Kind, start, end, rule.Before, rule.After, out distance);
        var ofCountry = rule.Country is null ? null : scan.Context(rule.Country, start, end, rule.Before, rule.After, out _);
        word = ofKind ?? ofCountry;
        if (ofKind is not null) return ofCountry is not null ? rule.Named - 0.01 - Farness(distance) : rule.OfKind;
        var alone = rule.Alone > rule.Bare && Standing.Alone(scan.Text, start, end);
        var bare = alone ? rule.Alone : rule.Bare;
        if (bare <= 0 || (start > 0 && scan.Text[start - 1] is '/' or '#')) return 0;   // part of a path
        if (ofCountry is not null) return Math.Min(0.9, bare + 0.1);
        if (rule.Others is { } others && scan.Context(others, start, end, rule.Before, rule.After, out _) is not null) return 0;
        return alone || bare >= IdentifierRule.Telling || FillsField(scan.Text, start, end) ? bare : 0;
    }

    // Beside the value is near enough; a word after it is seldom its own.
    private static double Farness(int distance) => 0.0002 * (distance < 0 ? 25 - distance : Math.Max(0, distance - 4));

    /// <summary>Nothing stands beside the value on its line, in its cell or in its quotes.</summary>
    internal static bool FillsField(string text, int start, int end)
    {
        var (from, to) = (start - 1, end);
        while (from >= 0 && Chars.IsGap(text[from]) && start - from < 8) from--;
        while (to < text.Length && Chars.IsGap(text[to]) && to - end < 8) to++;
        return (from < 0 || IsEdge(text[from]) || (from == start - 1 && text[from] == ','))
            && (to == text.Length || IsEdge(text[to]) || text[to] == ',');
    }

    private static bool IsEdge(char c) => c is '\n' or '\r' or '\t' or ';' or '|' or '"' or '\'' or '`' or '<' or '>';

    /// <summary>One digit over and over is nobody's number, whatever its check digits; eight may stand beside a letter.</summary>
    private static bool IsFiller(ReadOnlySpan<char> value)
    {
        var digits = value.Length > 9 ? value[1..] : value;
        return digits.Length > 6 && char.IsAsciiDigit(digits[0]) && digits.IndexOfAnyExcept(digits[0]) < 0;
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
