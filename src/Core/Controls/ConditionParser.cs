namespace AuditPipeline.Core.Controls;

/// <summary>Reads <c>applies_when</c>: <c>always</c>; <c>x = a</c>, <c>x != a</c>, <c>x in {a, b}</c>, a bare name (is true), phrases
/// of <see cref="ConditionPhrases"/>, joined by <c>or</c> and, binding tighter, <c>and</c>. Words in brackets after a value explain it and
/// are passed over. Phrases may hold "and" and "or" themselves, so they are recognised whole, longest first.</summary>
public static class ConditionParser
{
    /// <summary>The condition in <paramref name="text"/>.</summary>
    /// <exception cref="InvalidDataException">Words that are neither grammar, known fact nor mapped phrase; names them.</exception>
    public static Condition Parse(string text, string control)
    {
        var rest = text.AsSpan().Trim();
        if (rest is "always") return new AlwaysCondition();

        var any = new List<Condition>();
        var all = new List<Condition>();
        while (true)
        {
            all.Add(Term(ref rest, control));
            if (rest.IsEmpty) break;
            if (TakeWord(ref rest, "and")) continue;
            if (!TakeWord(ref rest, "or")) throw Unread(control, rest);
            any.Add(Joined(all));
            all = [];
        }

        any.Add(Joined(all));
        return any.Count == 1 ? any[0] : new AnyCondition(any);
    }

    private static Condition Joined(List<Condition> terms) => terms.Count == 1 ? terms[0] : new AllCondition(terms);

    private static Condition Term(ref ReadOnlySpan<char> rest, string control)
    {
        foreach (var (words, condition) in ConditionPhrases.LongestFirst)
        {
            if (!rest.StartsWith(words, StringComparison.Ordinal) || !EndsWord(rest, words.Length)) continue;
            rest = rest[words.Length..].TrimStart();
            return condition;
        }

        var name = Word(ref rest);
        if (!ProfileFacts.Names.Contains(name)) throw Unread(control, name);
        if (TakeWord(ref rest, "in")) return new FactCondition(name, Set(ref rest, control));
        if (TakeWord(ref rest, "!=")) return new FactCondition(name, [Value(ref rest, control)], Negated: true);
        if (TakeWord(ref rest, "=")) return new FactCondition(name, [Value(ref rest, control)]);
        return new FactCondition(name, ["true"]);
    }

    private static string Value(ref ReadOnlySpan<char> rest, string control)
    {
        var value = Word(ref rest);
        if (value.Length == 0) throw Unread(control, rest);
        if (rest.StartsWith("(", StringComparison.Ordinal))
        {
            var end = rest.IndexOf(')');
            if (end < 0) throw Unread(control, rest);
            rest = rest[(end + 1)..].TrimStart();
        }

        return value;
    }

    private static List<string> Set(ref ReadOnlySpan<char> rest, string control)
    {
        var end = rest.IndexOf('}');
        if (rest.IsEmpty || rest[0] != '{' || end < 0) throw Unread(control, rest);
        var values = rest[1..end].ToString().Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (values.Length == 0) throw Unread(control, rest);
        rest = rest[(end + 1)..].TrimStart();
        return [.. values];
    }

    private static string Word(ref ReadOnlySpan<char> rest)
    {
        var end = rest.IndexOf(' ');
        var word = (end < 0 ? rest : rest[..end]).ToString();
        rest = rest[word.Length..].TrimStart();
        return word;
    }

    private static bool TakeWord(ref ReadOnlySpan<char> rest, string word)
    {
        if (!rest.StartsWith(word, StringComparison.Ordinal) || !EndsWord(rest, word.Length)) return false;
        rest = rest[word.Length..].TrimStart();
        return true;
    }

    private static bool EndsWord(ReadOnlySpan<char> text, int length) => text.Length == length || text[length] is ' ';

    private static InvalidDataException Unread(string control, ReadOnlySpan<char> words) =>
        new($"{control}: applies_when cannot be read at '{words.ToString()}'.");
}
