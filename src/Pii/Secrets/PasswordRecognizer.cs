using System.Buffers;
using System.Text;
using AuditPipeline.Core.Redaction;
using AuditPipeline.Pii.Text;

namespace AuditPipeline.Pii.Secrets;

/// <summary>Passwords, which only the words around them give away: behind <c>password:</c> and its like in a dozen languages, in connection
/// strings, and as <c>scheme://user:password@host</c> (RFC 3986 section 3.2.1).</summary>
internal sealed class PasswordRecognizer : IRecognizer
{
    public const string Kind = "PASSWORD";

    private const int Longest = 256;

    private static readonly string[] Names =
    [
        "password", "passwd", "passwort", "passphrase", "passcode", "passord", "kennwort", "wachtwoord", "mot de passe", "contraseña", "contrasena", "senha",
        "palavra-passe", "hasło", "lösenord", "adgangskode", "salasana", "jelszó", "heslo", "parola", "parolă", "lozinka", "geslo", "slaptažodis",
        "parole", "парола", "κωδικός πρόσβασης", "wpa2", "userpass", "pincode", "pwd", "pass", "pw",
    ];

    // A piece of each name that is ASCII, for a fast first look; names that have none of three letters are looked for apart.
    private static readonly string[] Pieces =
    [
        "pass", "pwd", "wachtwoord", "kennwort", "contrase", "senha", "senord", "adgangskode", "salasana", "jelsz", "heslo", "parol", "lozinka",
        "geslo", "slapta", "wpa2", "pincode", " pw", "\npw",
    ];

    private static readonly SearchValues<string> Asciis = SearchValues.Create(Pieces, StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<string> Others = SearchValues.Create(["hasło", "Hasło", "HASŁO", "парола", "Парола", "κωδικός", "Κωδικός"], StringComparison.Ordinal);

    private static readonly SearchValues<string> Links = SearchValues.Create(
        [" is ", " was ", " lautet ", " ist ", " est ", " es ", " è ", " é ", " to ", " är ", " er ", " on ", " je ", " este ", " wordt "],
        StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<char> Symbols = SearchValues.Create("!@#$%^&*_+?~");

    private static readonly SearchValues<char> AuthorityEnds = SearchValues.Create(" \t\r\n/\"<>");

    private static readonly NearWords Account = new("login", "user*", "username*", "gebruiker*", "benutzer*", "account", "u", "usr", "uid");

    private static readonly HashSet<string> NoValues = new(StringComparer.OrdinalIgnoreCase)
    {
        "null", "none", "nil", "true", "false", "undefined", "string", "str", "text", "required", "optional", "bool", "boolean", "input", "hidden",
        "changeme", "yes", "no", "empty", "number", "int", "object", "field", "reset", "prompt",
    };

    public string Name => "password";

    public IReadOnlyList<string> Entities { get; } = [Kind];

    public void Find(ScanText scan, List<Detection> found)
    {
        var text = scan.Text;
        DetectNamed(text, Asciis, found);
        if (!Ascii.IsValid(text)) DetectNamed(text, Others, found);
        DetectShort(text, found);
        DetectInUrl(text, found);
    }

    private void DetectNamed(string text, SearchValues<string> pieces, List<Detection> found)
    {
        for (var from = 0; from < text.Length;)
        {
            var piece = text.AsSpan(from).IndexOfAny(pieces);
            if (piece < 0) return;
            piece += from;
            from = piece + 2;
            var (word, name) = NameAround(text, piece);
            if (name < 0 || Value(text, word, name) is not { } value) continue;
            found.Add(new Detection(value.Start, value.End - value.Start, Kind, 0.85, Name));
            from = value.End;
        }
    }

    /// <summary>The name of which a piece was found, and the end of the setting's name around it.</summary>
    private static (int Word, int End) NameAround(string text, int piece)
    {
        for (var back = 0; back <= 4 && piece - back >= 0; back++)
        {
            var end = NameEnd(text, piece - back);
            if (end >= 0) return (piece - back, end);
        }

        return (piece + 1, NameEnd(text, piece + 1));
    }

    /// <summary>End of the name of the setting: <c>DB_PASSWORD_PROD</c>, not <c>passwordField</c> or <c>compass</c>; -1 for none.</summary>
    private static int NameEnd(string text, int word)
    {
        foreach (var name in Names)
        {
            if (string.Compare(text, word, name, 0, name.Length, StringComparison.OrdinalIgnoreCase) != 0) continue;
            if (word > 0 && char.IsLetter(text[word - 1]) && !(name.Length > 4 && char.IsUpper(text[word]) && char.IsLower(text[word - 1]))
                && !(name.Length > 4 && char.IsUpper(text[word - 1]) == char.IsUpper(text[word]))) continue;
            var end = word + name.Length;
            if (end < text.Length && char.IsLetter(text[end])) continue;
            while (end < text.Length && end - word < 48 && (char.IsAsciiLetterOrDigit(text[end]) || text[end] == '_')) end++;
            return end;
        }

        return -1;
    }

    private static TextRange? Value(string text, int word, int name)
    {
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
            else if (!(i > gap && Account.Before(text, word, 40) && name - word <= 4))
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
    private void DetectShort(string text, List<Detection> found)
    {
        for (var from = 0; from < text.Length;)
        {
            var line = text.AsSpan(from).IndexOf('\n');
            if (line < 0) return;
            line += from + 1;
            from = line;
            if (line + 3 >= text.Length || text[line] is not ('p' or 'P') || text[line + 1] is not (':' or '=')) continue;
            if (!Account.Before(text, line, 60)) continue;
            var start = line + 2;
            while (start < text.Length && Chars.IsGap(text[start])) start++;
            if (Token(text, start, assigned: true) is { } value) found.Add(new Detection(value.Start, value.End - value.Start, Kind, 0.8, Name));
        }
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
