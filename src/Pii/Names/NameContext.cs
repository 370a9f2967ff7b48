using AuditPipeline.Pii.Text;
using AuditPipeline.Pii.Words;

namespace AuditPipeline.Pii.Names;

/// <summary>What stands directly before and behind a stretch of words.</summary>
internal static class NameContext
{
    private const int LongestGap = 8;
    private const int LongestTerm = 4;

    /// <summary>The term of a list that ends directly before a token; null when none does. Between them stand blanks, line
    /// breaks, quotes,
    /// commas and colons, and full stops where the list is one of abbreviations.</summary>
    internal static string? Before(ScanText scan, ContextWords list, int token, bool stops = false)
    {
        var tokens = scan.Tokens;
        if (token == 0) return null;
        var end = tokens[token - 1].End;
        if (!IsGap(scan.Text, end, tokens[token].Start, stops)) return null;
        for (var i = token - 1; i >= 0 && i >= token - LongestTerm; i--)
        {
            if (tokens[i].Entry != 0 && scan.Term(list, i) is { } term && tokens[i].Start + term.Length == end
                && !IsInsideAddress(scan.Text, tokens[i].Start)) return term;
        }

        return null;
    }

    /// <summary>The first of some lists that has a term which ends directly before a token, and the term.</summary>
    internal static (int List, string? Term) Before(ScanText scan, ReadOnlySpan<ContextWords> lists, int token)
    {
        var tokens = scan.Tokens;
        var best = (List: -1, Term: (string?)null);
        if (token == 0) return best;
        var end = tokens[token - 1].End;
        if (!IsGap(scan.Text, end, tokens[token].Start, stops: false)) return best;
        for (var i = token - 1; i >= 0 && i >= token - LongestTerm; i--)
        {
            if (tokens[i].Entry == 0) continue;
            var found = scan.TermEnding(i, end, best.List < 0 ? lists : lists[..best.List]);
            if (found.List >= 0 && !IsInsideAddress(scan.Text, tokens[i].Start)) best = found;
            if (best.List == 0) break;
        }

        return best;
    }

    /// <summary>A term of one of some lists ends before a token, whatever stands between.</summary>
    internal static bool CanStandBefore(ScanText scan, ReadOnlySpan<ContextWords> lists, int token)
    {
        var tokens = scan.Tokens;
        if (token == 0 || tokens[token].Start - tokens[token - 1].End is 0 or > LongestGap) return false;
        var end = tokens[token - 1].End;
        for (var i = token - 1; i >= 0 && i >= token - LongestTerm; i--)
        {
            if (tokens[i].Entry != 0 && scan.TermEnding(i, end, lists).List >= 0) return true;
        }

        return false;
    }

    /// <summary>The term of a list that begins directly behind a token, one blank or hyphen between; null when none does.</summary>
    internal static string? Behind(ScanText scan, ContextWords list, int token)
    {
        var tokens = scan.Tokens;
        if (token + 1 >= tokens.Length || tokens[token + 1].Entry == 0) return null;
        var gap = tokens[token + 1].Start - tokens[token].End;
        if (gap > 2 || (gap > 0 && !IsSmallGap(scan.Text[tokens[token].End]))) return null;
        return scan.Term(list, token + 1);
    }

    /// <summary>A text, a line or a sentence begins at an offset.</summary>
    internal static bool BeginsSentence(string text, int start)
    {
        var i = start - 1;
        while (i >= 0 && start - i < LongestGap && (Chars.IsGap(text[i])
            || text[i] is '"' or '\'' or '“' or '„' or '«' or '*' or '-')) i--;
        return i < 0 || text[i] is '.' or '!' or '?' or '\n' or '\r' or ':' or '>' or '|' or '\t';
    }

    // The fr of example.fr is no title.
    private static bool IsInsideAddress(string text, int start) => start > 0 && text[start - 1] is '.' or '@' or '/' or '-' or '_';

    private static bool IsSmallGap(char c) => Chars.IsGap(c) || Chars.IsHyphen(c) || c is '\'' or '’' or ',' or '&';

    private static bool IsGap(string text, int from, int to, bool stops)
    {
        if (to - from > LongestGap || to == from) return false;
        for (var i = from; i < to; i++)
        {
            if (!(char.IsWhiteSpace(text[i])
                || text[i] is ':' or ',' or '"' or '\'' or '“' or '„' or '«' or '(' or '*' or '<' or '=' or '-' or '_' or '/'
                || text[i] == (stops ? '.' : '?'))
                || (stops && text[i] is '\n' or '\r')) return false;
        }

        return true;
    }
}
