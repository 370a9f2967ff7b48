using System.Buffers;
using AuditPipeline.Core.Redaction;
using AuditPipeline.Pii.Text;

namespace AuditPipeline.Pii.Secrets;

/// <summary>Access keys that show by their form whose they are (<see cref="KeyShapes"/>), tokens in an <c>Authorization</c> header, and what
/// <see cref="AssignedSecrets"/> finds.</summary>
internal sealed class ApiKeyRecognizer : IRecognizer
{
    public const string Kind = "API_KEY";

    private const double Certain = 0.98;

    /// <summary>Shortest key that <see cref="DetectInfixed"/> knows.</summary>
    private const int ShortestInfixed = 37;

    private static readonly int ShortestPrefixed = KeyShapes.All.Min(s => s.Prefix.Length + s.Least);
    private static readonly KeyShape[][] ByFirst = [.. Enumerable.Range(0, 128).Select(c => KeyShapes.All.Where(s => s.Prefix[0] == c)
        .OrderByDescending(s => s.Prefix.Length).ToArray())];

    private static readonly SearchValues<string> Infixes = SearchValues.Create([".atlasv1.", ":AA", "Q~"], StringComparison.Ordinal);

    public string Name => "api-key";

    public IReadOnlyList<string> Entities { get; } = [Kind];

    public void Find(ScanText scan, List<Detection> found)
    {
        var text = scan.Text;
        for (var from = 0; LongTokens.Next(text, from, out var start, out var end); from = end)
        {
            var before = found.Count;
            if (end - start >= ShortestPrefixed) DetectPrefixed(text, start, end, found);
            if (end - start >= ShortestInfixed) DetectInfixed(text, start, end, found);
            if (found.Count == before) DetectDiscord(text, start, end, found);
            if (found.Count == before) DetectHeader(text, start, end, found);
            AssignedSecrets.Find(text, start, end, found);
        }
    }

    private void DetectPrefixed(string text, int from, int to, List<Detection> found)
    {
        for (var start = from; start < to; start++)
        {
            var shapes = ByFirst[text[start]];
            if (shapes.Length == 0 || IsInWord(text, start)) continue;
            foreach (ref readonly var shape in shapes.AsSpan())
            {
                if (!text.AsSpan(start).StartsWith(shape.Prefix, StringComparison.Ordinal)) continue;
                var end = BodyEnd(text, start + shape.Prefix.Length, shape);
                if (end < 0) continue;
                var first = shape.Prefix.Contains('/') ? SchemeStart(text, start) : start;
                found.Add(new Detection(first, end - first, Kind, Certain, Name));
                start = end - 1;
                break;
            }
        }
    }

    private static bool IsInWord(string text, int start) =>
        start > 0 && (char.IsAsciiLetterOrDigit(text[start - 1]) || (text[start - 1] == '-' && char.IsAsciiLetter(text[start])))
        && !(start > 1 && text[start - 2] == '\\');   // \nsk-… in pasted JSON

    private static int BodyEnd(string text, int body, in KeyShape shape)
    {
        var end = body;
        while (end < text.Length && end - body < shape.Most && shape.Has(text[end])) end++;
        while (end > body && text[end - 1] == '.') end--;
        if (end - body < shape.Least || (end < text.Length && char.IsAsciiLetterOrDigit(text[end]) && end - body == shape.Most)) return -1;
        if (end < text.Length && end - body < shape.Most && char.IsAsciiLetterOrDigit(text[end])) return -1;
        var value = text.AsSpan(body, end - body);
        if (SecretToken.IsPlaceholder(value)) return -1;
        // A name of ordinary words may begin like a key: sk-learn-compatible-estimators. Sixteen capitals behind AKIA are a key all the
        // same: one in thirty of them has no digit.
        return (shape.Least == shape.Most && shape.Least >= 16 && value.IndexOfAnyExceptInRange('A', 'Z') < 0)
            || value.IndexOfAnyInRange('0', '9') >= 0 || (value.Length >= 20 && HasBothCases(value)) ? end : -1;
    }

    private static bool HasBothCases(ReadOnlySpan<char> value) =>
        value.IndexOfAnyInRange('a', 'z') >= 0 && value.IndexOfAnyInRange('A', 'Z') >= 0;

    private static int SchemeStart(string text, int start) =>
        start >= 8 && string.Compare(text, start - 8, "https://", 0, 8, StringComparison.OrdinalIgnoreCase) == 0 ? start - 8 : start;

    /// <summary>Keys known by their middle: Terraform Cloud, Telegram bots, Entra ID client secrets.</summary>
    private void DetectInfixed(string text, int from, int to, List<Detection> found)
    {
        while (from < to)
        {
            var middle = text.AsSpan(from, to - from).IndexOfAny(Infixes);
            if (middle < 0) return;
            middle += from;
            from = middle + 2;
            var (left, right) = text[middle] switch
            {
                '.' => (Back(text, middle, 14, char.IsAsciiLetterOrDigit), Forward(text, middle + 9, 60, 80, IsBase64Url)),
                ':' => (Back(text, middle, 10, char.IsAsciiDigit), Forward(text, middle + 3, 32, 34, IsBase64Url)),
                _ => (Back(text, middle, 4, IsEntra), Forward(text, middle + 2, 31, 34, IsEntra)),
            };
            if (right < 0 || middle - left < (text[middle] switch { '.' => 14, ':' => 8, _ => 4 })) continue;
            if (SecretToken.IsPlaceholder(text.AsSpan(left, right - left))) continue;
            found.Add(new Detection(left, right - left, Kind, Certain, Name));
            from = right;
        }
    }

    private static int Back(string text, int from, int most, Func<char, bool> has)
    {
        var start = from;
        while (start > 0 && from - start < most && has(text[start - 1])) start--;
        return start;
    }

    private static int Forward(string text, int from, int least, int most, Func<char, bool> has)
    {
        var end = from;
        while (end < text.Length && end - from < most && has(text[end])) end++;
        return end - from < least ? -1 : end;
    }

    private static bool IsBase64Url(char c) => char.IsAsciiLetterOrDigit(c) || c is '-' or '_';

    private static bool IsEntra(char c) => char.IsAsciiLetterOrDigit(c) || c is '_' or '~' or '.' or '-';

    /// <summary>Discord bots: the account in base64, then a time and a signature.</summary>
    private void DetectDiscord(string text, int start, int end, List<Detection> found)
    {
        while (end > start && text[end - 1] == '.') end--;
        var token = text.AsSpan(start, end - start);
        if (token.Length is < 58 or > 80 || token[0] is not ('M' or 'N' or 'O') || token.Count('.') != 2) return;
        var (first, last) = (token.IndexOf('.'), token.LastIndexOf('.'));
        if (first is < 23 or > 28 || last - first is < 6 or > 8 || SecretToken.IsPlaceholder(token)) return;
        found.Add(new Detection(start, end - start, Kind, Certain, Name));
    }

    /// <summary>A token behind the scheme of an <c>Authorization</c> header (RFC 9110 section 11.4).</summary>
    private void DetectHeader(string text, int start, int end, List<Detection> found)
    {
        var scheme = Behind(text, start, "bearer") ? 7 : Behind(text, start, "basic") ? 6 : 0;
        if (scheme == 0 || Chars.WordBefore(text, start - scheme)) return;
        while (end > start && text[end - 1] is '.' or ':') end--;
        var token = text.AsSpan(start, end - start);
        if (token.Length < 16 || SecretToken.IsPlaceholder(token)) return;
        if (token.IndexOfAnyInRange('0', '9') < 0 && !(HasBothCases(token) && token.IndexOfAny('-', '_') < 0)) return;
        found.Add(new Detection(start, end - start, Kind, 0.9, Name));
    }

    private static bool Behind(string text, int start, string scheme) =>
        start > scheme.Length && text[start - 1] == ' '
        && string.Compare(text, start - 1 - scheme.Length, scheme, 0, scheme.Length, StringComparison.OrdinalIgnoreCase) == 0;
}
