using AuditPipeline.Core.Redaction;
using AuditPipeline.Pii.Text;

namespace AuditPipeline.Pii.Net;

/// <summary>Hashtags: a number sign and a word; no colours, preprocessor lines, selectors, headings and places of a web page.</summary>
internal sealed class HashtagRecognizer : IRecognizer
{
    public const string Kind = "HASHTAG";

    private const int Longest = 100;

    public string Name => "hashtag";

    public IReadOnlyList<string> Entities { get; } = [Kind];

    public void Find(ScanText scan, List<Detection> found)
    {
        var text = scan.Text;
        for (var from = 0; from < text.Length;)
        {
            var sign = text.AsSpan(from).IndexOf('#');
            if (sign < 0) return;
            sign += from;
            from = sign + 1;
            if (sign > 0 && !MayStandBefore(text[sign - 1])) continue;
            var (end, letters, marks) = (sign + 1, 0, 0);
            while (end < text.Length && end - sign <= Longest && (Chars.IsWord(text[end]) || Chars.IsUnspaced(text[end])))
            {
                if (char.IsLetter(text[end])) letters++;
                if (!char.IsAsciiHexDigit(text[end])) marks++;
                end++;
            }

            from = end;
            var name = text.AsSpan(sign + 1, end - sign - 1);
            if (letters < 2 || end - sign > Longest || (marks == 0 && name.Length is 3 or 4 or 6 or 8)) continue;
            if (end < text.Length && text[end] is '(' or '{' or '=' or '[' or '<' or '>' or '/' || IsSelector(text, end)) continue;
            if (CodeWords.BehindNumberSign(name)) continue;
            found.Add(new Detection(sign, end - sign, Kind, 0.6, Name));
        }
    }

    private static bool MayStandBefore(char c) =>
        char.IsWhiteSpace(c) || Chars.IsUnspaced(c) || c is '(' or ',' or '.' or '!' or '?' or '"' or '“';

    private static bool IsSelector(string text, int end) =>
        end + 1 < text.Length && ((text[end] == ' ' && text[end + 1] is '{' or '>') || (text[end] is '.' or ':' && char.IsAsciiLetter(text[end + 1])));
}
