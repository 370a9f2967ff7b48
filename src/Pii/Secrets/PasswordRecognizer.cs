using System.Buffers;
using AuditPipeline.Core.Redaction;
using AuditPipeline.Pii.Text;
using AuditPipeline.Pii.Words;

namespace AuditPipeline.Pii.Secrets;

/// <summary>Passwords, which only the words around them give away: behind <c>password:</c> and its like in a dozen languages, in connection
/// strings, and as <c>scheme://user:password@host</c> (RFC 3986 section 3.2.1).</summary>
internal sealed class PasswordRecognizer : IRecognizer
{
    public const string Kind = "PASSWORD";

    private const int Longest = 256;

    private static readonly SearchValues<string> Links = SearchValues.Create(
        [" is ", " was ", " lautet ", " ist ", " est ", " es ", " è ", " é ", " to ", " är ", " er ", " on ", " je ", " este ", " wordt "],
        StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<char> Symbols = SearchValues.Create("!@#$%^&*_+?~");

    private static readonly SearchValues<char> AuthorityEnds = SearchValues.Create(" \t\r\n/\"<>");

    private static readonly ContextWords Account = new("login", "user*", "username*", "gebruiker*", "benutzer*", "account", "u", "usr", "uid");

    private static readonly HashSet<string> NoValues = new(StringComparer.OrdinalIgnoreCase)
    {
        "null", "none", "nil", "true", "false", "undefined", "string", "str", "text", "required", "optional", "bool", "boolean", "input", "hidden",
        "changeme", "yes", "no", "empty", "number", "int", "object", "field", "reset", "prompt",
    };

    public string Name => "password";

    public IReadOnlyList<string> Entities { get; } = [Kind];

    public IReadOnlyList<ContextWords> Vocabulary { get; } = [Account];

    public string Rules { get; } = string.Join(',', PasswordNames.All);

    public void Find(ScanText scan, List<Detection> found)
    {
        var text = scan.Text;
        var done = 0;
        foreach (ref readonly var token in scan.Tokens)
        {
            if (token.Length == 1)
            {
                if (token.Start >= done && Short(scan, token) is { } shorter)
                    found.Add(new Detection(shorter.Start, shorter.End - shorter.Start, Kind, 0.8, Name));
            }
            else if (token.IsWord && PasswordNames.CanEnd(text, token) && token.Start >= done && Named(scan, token) is { } value)
            {
                found.Add(new Detection(value.Start, value.End - value.Start, Kind, 0.85, Name));
                done = value.End;
            }
        }

        DetectInUrl(text, found);
    }

    private static TextRange? Named(ScanText scan, in Token token)
    {
        var (word, name) = PasswordNames.At(scan.Text, token.End);
        return name < 0 ? null : Value(scan, word, name);
    }

    private static TextRange? Value(ScanText scan, int word, int name)
    {
        var text = scan.Text;
        var i = name;
        while (i < text.Length && i - name < 3 && text[i] is '"' or '\'' or ']' or ')' or '*' or '`' or '\\') i++;
        var gap = i;
        while (i < text.Length && i - gap < 8 && (Chars.IsGap(text[i]) || text[i] == '\t')) i++;
        if (i >= text.Length) return null;

        var assigned = text[i] is ':' or '=';
        if (assigned)
        {
            while (i < text.Length && text[i] is ':' or '=' or '>') i++;
            while (i < text.Length && i - gap < 24 && (Chars.IsGap(text[i]) || text[i] is '\t' or '*' or '\\')) i++;
        }
        else
        {
            var link = text.AsSpan(gap, Math.Min(12, text.Length - gap));
            if (link.IndexOfAny(Links) == 0)
            {
                i = gap + 1;
                while (i < text.Length && !Chars.IsGap(text[i])) i++;
                while (i < text.Length && Chars.IsGap(text[i])) i++;
                if (i < text.Length && text[i] == ':') i++;
                while (i < text.Length && Chars.IsGap(text[i])) i++;
            }
            else if (!(i > gap && scan.Context(Account, word, word, 40, 0) is not null && name - word <= 4))
            {
                return null;
            }
            else
            {
                assigned = true;
            }
        }

        return Token(text, i, assigned);
    }

    private static TextRange? Token(string text, int start, bool assigned)
    {
        if (start >= text.Length) return null;
        var quote = text[start];
        int end;
        if (quote is '"' or '\'' or '`')
        {
            start++;
            end = start;
            while (end < text.Length && end - start < Longest && text[end] != quote && text[end] is not ('\n' or '\r')) end++;
        }
        else
        {
            quote = '\0';
            end = start;
            while (end < text.Length && end - start < Longest && !char.IsWhiteSpace(text[end]) && text[end] is not (';' or '"' or '\'' or '<' or '`' or '|')) end++;
            var ampersand = text.AsSpan(start, end - start).IndexOf('&');
            if (ampersand > 0) end = start + ampersand;
            while (end > start && text[end - 1] is ',' or '.' or ')' or '}' or ']' or '\\' or '?') end--;
        }

        var value = text.AsSpan(start, end - start);
        return IsValue(value, assigned, quote != '\0') ? new TextRange(start, end) : null;
    }

    private static bool IsValue(ReadOnlySpan<char> value, bool assigned, bool quoted)
    {
        if (value.Length < 4 || value[0] is '$' or '{' or '[' or '<' or '(' || value.IndexOfAnyExcept(value[0]) < 0) return false;
        if (NoValues.Contains(value.ToString())) return false;
        var strong = value.IndexOfAnyInRange('0', '9') >= 0 || value.IndexOfAny(Symbols) >= 0;
        if (!assigned) return strong && (quoted ? value.IndexOf(' ') < 0 : true);
        if (quoted) return true;
        // user.password and getPassword() are code, not a value.
        return !value.Contains('(') && (strong || !value.Contains('.'));
    }

    /// <summary>A line <c>p: value</c> under a line <c>u: name</c>.</summary>
    private static TextRange? Short(ScanText scan, in Token token)
    {
        var text = scan.Text;
        var line = token.Start;
        if (line == 0 || text[line - 1] != '\n' || line + 3 >= text.Length || text[line] is not ('p' or 'P') || text[line + 1] is not (':' or '=')) return null;
        if (scan.Context(Account, line, line, 60, 0) is null) return null;
        var start = line + 2;
        while (start < text.Length && Chars.IsGap(text[start])) start++;
        return Token(text, start, assigned: true);
    }

    private void DetectInUrl(string text, List<Detection> found)
    {
        for (var from = 0; from < text.Length;)
        {
            var scheme = text.AsSpan(from).IndexOf("://", StringComparison.Ordinal);
            if (scheme < 0) return;
            var start = from + scheme + 3;
            from = start;
            var authority = text.AsSpan(start, Math.Min(Longest, text.Length - start));
            var end = authority.IndexOfAny(AuthorityEnds);
            if (end >= 0) authority = authority[..end];
            var at = authority.LastIndexOf('@');
            var colon = authority.IndexOf(':');
            if (colon < 0 || at - colon < 2 || !char.IsAsciiLetterOrDigit(start > 3 ? text[start - 4] : ' ')) continue;
            var value = authority[(colon + 1)..at];
            if (value[0] is '[' or '<' or '{' or '$' || value.IndexOfAnyExcept('*') < 0) continue;
            found.Add(new Detection(start + colon + 1, value.Length, Kind, 1.0, Name));
            from = start + at;
        }
    }
}
