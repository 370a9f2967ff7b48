using System.Buffers;
using System.Text;
using AuditPipeline.Core.Redaction;
using AuditPipeline.Pii.Text;

namespace AuditPipeline.Pii.Secrets;

/// <summary>Drawn values behind a word that says key, token or secret, in code (<c>api_key = "…"</c>), settings and prose (<c>de sleutel
/// is …</c>): keys whose form tells nothing.</summary>
internal static class AssignedSecrets
{
    private const string Name = "assigned-secret";
    private const int Reach = 80;

    private static readonly string[] Words =
        [
            "key", "token", "secret", "credential", "auth", "bearer", "signature", "private", "sas", "sig=", "sleutel", "geheim", "schlüssel",
            "schluessel", "clé", "jeton", "clave", "chiave", "klucz", "nyckel", "nøgle", "nøkkel", "avain", "klíč", "kľúč", "chave", "cheie", "kulcs",
            "ključ", "ключ", "κλειδί", "password", "passwd", "pwd",
        ];

    private static readonly SearchValues<string> AnyWords = SearchValues.Create(Words, StringComparison.OrdinalIgnoreCase);

    /// <summary>Faster, and enough where the text is ASCII too.</summary>
    private static readonly SearchValues<string> AsciiWords = SearchValues.Create([.. Words.Where(w => Ascii.IsValid(w))], StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<char> WordCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789");

    private static readonly SearchValues<char> NumberCharacters = SearchValues.Create("0123456789.,-+eExX_");

    /// <summary>Adds the values within a run of <see cref="LongTokens"/>.</summary>
    internal static void Find(string text, int start, int end, List<Detection> found)
    {
        if (!text.AsSpan(start, end - start).ContainsAnyInRange('0', '9')) return;   // drawn values have digits

        // NAME=value is one run; padding at the end belongs to the value.
        while (start < end)
        {
            var cut = text.AsSpan(start, end - start).IndexOfAny(':', '=');
            var stop = cut < 0 ? end : start + cut;
            while (cut >= 0 && stop < end && text[stop] == '=' && IsPadding(text, stop, end)) stop++;
            if (stop - start >= LongTokens.Shortest && Value(text, start, stop) is { } value)
                found.Add(new Detection(value.Start, value.End - value.Start, ApiKeyRecognizer.Kind, 0.7, Name));
            start = stop + 1;
        }
    }

    private static bool IsPadding(string text, int at, int end) => at + 1 == end || (at + 2 == end && text[at + 1] == '=');

    private static TextRange? Value(string text, int start, int end)
    {
        while (start < end && text[start] is '/' or '-' or '.' or '~' or '+') start++;
        while (end > start && text[end - 1] is '.' or '-') end--;
        end = Math.Min(end, start + SecretToken.Longest);
        var token = text.AsSpan(start, end - start);
        if (IsNumberLike(token) || !SecretToken.IsDrawn(token, LongTokens.Shortest)) return null;

        // The word must stand in the same line, or right before the line break.
        var window = text.AsSpan(Math.Max(0, start - Reach), start - Math.Max(0, start - Reach));
        var line = window.TrimEnd().LastIndexOf('\n');
        window = window[(line + 1)..];
        var word = LastWord(window);
        if (word < 0) return null;
        var between = window[word..];
        while (between.Length > 0 && (Chars.IsWord(between[0]) || between[0] == '-')) between = between[1..];
        var assigned = between.IndexOfAny(WordCharacters) < 0;
        return assigned || (token.Length >= 20 && !IsPath(token)) ? new TextRange(start, end) : null;
    }

    private static int LastWord(ReadOnlySpan<char> window)
    {
        var words = Ascii.IsValid(window) ? AsciiWords : AnyWords;
        var last = -1;
        for (var from = 0; from < window.Length;)
        {
            var found = window[from..].IndexOfAny(words);
            if (found < 0) break;
            last = from + found;
            from = last + 1;
        }

        return last;
    }

    private static bool IsNumberLike(ReadOnlySpan<char> token) => token.IndexOfAnyExcept(NumberCharacters) < 0;

    private static bool IsPath(ReadOnlySpan<char> token) => token.Count('/') > 3 || (token.Contains('/') && token.Contains('.'));
}
