using AuditPipeline.Core.Redaction;
using AuditPipeline.Pii.Text;

namespace AuditPipeline.Pii.Secrets;

/// <summary>Private keys in PEM (RFC 7468) and PGP armour, from the first to the last dash, also with escaped line breaks; without its end
/// line as far as it goes. And age identities.</summary>
internal sealed class PrivateKeyRecognizer : IRecognizer
{
    public const string Kind = "PRIVATE_KEY";

    private const string Begin = "-----BEGIN ";
    private const string End = "-----END ";
    private const string Dashes = "-----";
    private const int LongestLabel = 48;
    private const int ShortestLine = 20;   // without an end line, only what no word is long enough for
    private const string Age = "AGE-SECRET-KEY-1";

    public string Name => "private-key";

    public IReadOnlyList<string> Entities { get; } = [Kind];

    public void Find(ScanText scan, List<Detection> found)
    {
        var text = scan.Text;
        for (var from = 0; from < text.Length;)
        {
            var start = text.AsSpan(from).IndexOf(Begin, StringComparison.Ordinal);
            if (start < 0) break;
            start += from;
            from = start + Begin.Length;
            var label = text.AsSpan(from, Math.Min(LongestLabel, text.Length - from));
            var dashes = label.IndexOf(Dashes, StringComparison.Ordinal);
            if (dashes < 0 || !label[..dashes].Contains("PRIVATE KEY", StringComparison.Ordinal)) continue;

            var body = from + dashes + Dashes.Length;
            var end = BodyEnd(text, body);
            if (end == body) continue;
            found.Add(new Detection(start, end - start, Kind, 1.0, Name));
            from = end;
        }

        DetectAge(text, found);
    }

    /// <summary>End of the end line; where none follows the armour, end of the last line of it. Every character is looked at once.</summary>
    private static int BodyEnd(string text, int body)
    {
        var (i, run, end) = (body, 0, body);
        while (i < text.Length && IsArmour(text[i]))
        {
            if (text[i] == '-' && string.CompareOrdinal(text, i, End, 0, End.Length) == 0)
            {
                var label = i + End.Length;
                var close = text.AsSpan(label, Math.Min(LongestLabel, text.Length - label)).IndexOf(Dashes, StringComparison.Ordinal);
                return close < 0 ? label : label + close + Dashes.Length;
            }

            if (text[i] == '-' && string.CompareOrdinal(text, i, Begin, 0, Begin.Length) == 0) break;
            run = char.IsAsciiLetterOrDigit(text[i]) || text[i] is '+' or '/' or '=' ? run + 1 : 0;
            i++;
            if (run >= ShortestLine) end = i;
        }

        return end;
    }

    private static bool IsArmour(char c) =>
        char.IsAsciiLetterOrDigit(c) || c is '+' or '/' or '=' or '\r' or '\n' or '\t' or ' ' or '\\' or '-' or ':' or ',' or '"' or '>' or '.' or '(' or ')' or '_';

    private void DetectAge(string text, List<Detection> found)
    {
        for (var from = 0; from < text.Length;)
        {
            var start = text.AsSpan(from).IndexOf(Age, StringComparison.Ordinal);
            if (start < 0) return;
            start += from;
            var end = start + Age.Length;
            while (end < text.Length && char.IsAsciiLetterOrDigit(text[end])) end++;
            from = end;
            if (end - start >= Age.Length + 40) found.Add(new Detection(start, end - start, Kind, 1.0, Name));
        }
    }
}
