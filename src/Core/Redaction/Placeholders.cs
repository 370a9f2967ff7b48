using System.Buffers;
using System.Globalization;

namespace AuditPipeline.Core.Redaction;

/// <summary>Finds what an earlier redaction put into a text, so that it is left alone: answers are quoted back, records are pasted. Nothing of a value
/// can hide in one: the kind must be one of the policy's, a number is short, and a token is one that the deployment made.</summary>
internal static class Placeholders
{
    /// <summary>Largest number of a pseudonym, of few digits: a longer number could be a value.</summary>
    internal const int LargestNumber = 99_999;

    private const int NumberDigits = 5;
    private const int LongestKind = 64;

    private static readonly string[] Marks = ["[NOT SCANNED]", "[REDACTED]"];
    private static readonly SearchValues<char> KindCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_");

    /// <summary>By start, free of overlap. Linear in the text.</summary>
    internal static List<Placeholder> Find(string text, IReadOnlySet<string> kinds, RedactionScope? scope)
    {
        var found = new List<Placeholder>();
        for (var at = text.IndexOf('[', StringComparison.Ordinal); at >= 0; at = at + 1 < text.Length ? text.IndexOf('[', at + 1) : -1)
            if (At(text, at, kinds, scope) is { } one) found.Add(one);
        return found;
    }

    private static Placeholder? At(string text, int start, IReadOnlySet<string> kinds, RedactionScope? scope)
    {
        var rest = text.AsSpan(start + 1);
        foreach (var mark in Marks)
            if (rest.StartsWith(mark.AsSpan(1), StringComparison.Ordinal)) return new Placeholder(start, start + mark.Length, null, 0);

        var window = rest[..Math.Min(rest.Length, LongestKind + 1 + NumberDigits + 1)];
        var length = window.IndexOfAnyExcept(KindCharacters);
        if (length <= 0) return null;

        var word = window[..length].ToString();
        if (window[length] == '#') return Token(rest[(length + 1)..], word, start, kinds, scope);
        if (window[length] != ']') return null;

        var end = start + length + 2;
        if (kinds.Contains(word)) return new Placeholder(start, end, word, 0);

        var line = word.LastIndexOf('_');
        return line > 0 && kinds.Contains(word[..line]) && Number(word.AsSpan(line + 1)) is { } number
            ? new Placeholder(start, end, word[..line], number)
            : null;
    }

    private static Placeholder? Token(ReadOnlySpan<char> rest, string kind, int start, IReadOnlySet<string> kinds, RedactionScope? scope)
    {
        const int length = RedactionTokens.Length;
        return scope is not null && rest.Length > length && rest[length] == ']' && kinds.Contains(kind)
            && RedactionTokens.IsOne(scope.Key.Span, scope.Tenant, kind, rest[..length])
                ? new Placeholder(start, start + 1 + kind.Length + 1 + length + 1, kind, 0)
                : null;
    }

    private static int? Number(ReadOnlySpan<char> digits) =>
        digits.Length is > 0 and <= NumberDigits && digits[0] != '0'
        && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}
