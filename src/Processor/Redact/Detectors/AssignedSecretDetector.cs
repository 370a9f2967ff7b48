using System.Buffers;
using AuditPipeline.Core.Redaction;

namespace AuditPipeline.Processor.Redact.Detectors;

/// <summary>Drawn values behind a word that says key, token or secret, in code (<c>api_key = "…"</c>), settings and prose (<c>de sleutel
/// is …</c>): keys whose form tells nothing.</summary>
internal sealed class AssignedSecretDetector : IDetector
{
    private const int Reach = 48;

    private static readonly SearchValues<string> Words = SearchValues.Create(
        [
            "key", "token", "secret", "credential", "auth", "bearer", "signature", "private", "sas", "sig=", "sleutel", "geheim", "schlüssel",
            "schluessel", "clé", "jeton", "clave", "chiave", "klucz", "nyckel", "nøgle", "nøkkel", "avain", "klíč", "kľúč", "chave", "cheie", "kulcs",
            "ključ", "ключ", "κλειδί", "password", "passwd", "pwd",
        ],
        StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<char> NumberCharacters = SearchValues.Create("0123456789.,-+eExX_");

    public string Name => "assigned-secret";

    public void Detect(string text, List<Detection> found)
    {
        for (var from = 0; from < text.Length;)
        {
            var word = text.AsSpan(from).IndexOfAny(Words);
            if (word < 0) return;
            word += from;
            var name = word;
            while (name < text.Length && name - word < 40 && (Chars.IsWord(text[name]) || text[name] == '-')) name++;
            from = Math.Max(name, word + 1);
            if (Value(text, name) is not { } value) continue;
            found.Add(new Detection(value.Start, value.End - value.Start, ApiKeyDetector.Kind, 0.7, Name));
            from = value.End;
        }
    }

    private static TextRange? Value(string text, int name)
    {
        var limit = Math.Min(text.Length, name + Reach);
        var assigned = true;
        for (var i = name; i < limit;)
        {
            if (text[i] == '\n' && i > name + 2) return null;
            if (!SecretToken.IsPart(text[i]) || text[i] is '=' or '-' or '~' or '+' or '/')
            {
                i++;
                continue;
            }

            var end = i;
            while (end < text.Length && end - i < SecretToken.Longest && SecretToken.IsPart(text[end])) end++;
            var next = end;
            while (end > i && text[end - 1] is '.' or '-') end--;
            var token = text.AsSpan(i, end - i);
            if (SecretToken.IsDrawn(token, assigned ? 12 : 20) && !IsNumberLike(token) && (assigned || !IsPath(token))) return new TextRange(i, end);
            assigned = false;
            i = next;
        }

        return null;
    }

    private static bool IsNumberLike(ReadOnlySpan<char> token) => token.IndexOfAnyExcept(NumberCharacters) < 0;

    private static bool IsPath(ReadOnlySpan<char> token) => token.Count('/') > 3 || (token.Contains('/') && token.Contains('.'));
}
