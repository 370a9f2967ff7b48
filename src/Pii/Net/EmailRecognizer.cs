using AuditPipeline.Core.Redaction;
using AuditPipeline.Pii.Text;

namespace AuditPipeline.Pii.Net;

/// <summary>E-mail addresses, internationalised ones (RFC 6531) included; also with the at sign percent-encoded. In
/// <c>user=jan@example.nl</c> the address begins after the equals sign, and the full stop that ends a sentence is outside.</summary>
internal sealed class EmailRecognizer : IRecognizer
{
    public const string Kind = "EMAIL_ADDRESS";

    // RFC 5321 section 4.5.3.1 allows 64 and 255 octets.
    private const int LongestLocal = 64;
    private const int LongestDomain = 255;

    public string Name => "email";

    public IReadOnlyList<string> Entities { get; } = [Kind];

    public void Find(ScanText scan, List<Detection> found)
    {
        var text = scan.Text;
        var from = 0;
        while (from < text.Length)
        {
            var next = text.AsSpan(from).IndexOfAny('@', '%');
            if (next < 0) return;
            var at = from + next;
            from = at + 1;
            var after = text[at] == '@' ? at + 1
                : at + 2 < text.Length && text[at + 1] == '4' && text[at + 2] == '0' ? at + 3
                : -1;
            if (after < 0) continue;

            var start = LocalStart(text, at);
            if (start == at) continue;
            var end = DomainEnd(text, after);
            if (end < 0) continue;
            found.Add(new Detection(start, end - start, Kind, 0.99, Name));
            from = end;
        }
    }

    private static int LocalStart(string text, int at)
    {
        if (at == 0) return at;
        var unspaced = Chars.IsUnspaced(text[at - 1]);
        var start = at;
        while (start > 0 && at - start < LongestLocal && IsLocal(text[start - 1], unspaced)) start--;
        while (start < at && !(Chars.IsWord(text[start]) || Chars.IsUnspaced(text[start]))) start++;
        return text[at - 1] == '.' ? at : start;
    }

    private static bool IsLocal(char c, bool unspaced)
    {
        if (char.IsAscii(c)) return char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-' or '+' or '%' or '\'' or '!' or '#' or '$' or '~' or '^' or '*';
        return Chars.IsUnspaced(c) ? unspaced : char.IsLetterOrDigit(c) || Chars.IsMark(c);
    }

    /// <summary>End of a domain of two or more labels whose last has no digit (or is punycode); -1 when there is none.</summary>
    private static int DomainEnd(string text, int start)
    {
        var limit = Math.Min(text.Length, start + LongestDomain);
        var end = -1;
        var label = start;
        for (var labels = 1; label < limit; labels++)
        {
            var unspaced = Chars.IsUnspaced(text[label]);
            var i = label;
            var letters = true;
            while (i < limit && IsLabel(text[i], unspaced))
            {
                letters &= !char.IsAsciiDigit(text[i]) && text[i] != '-';
                i++;
            }

            while (i > label && text[i - 1] == '-') i--;
            if (i == label || text[label] == '-') break;
            var punycode = i - label > 4 && text.AsSpan(label, 4).Equals("xn--", StringComparison.OrdinalIgnoreCase);
            if (labels > 1 && ((letters && (i - label > 1 || unspaced)) || punycode)) end = i;
            if (i >= limit || text[i] != '.') break;
            label = i + 1;
        }

        return end;
    }

    private static bool IsLabel(char c, bool unspaced)
    {
        if (char.IsAscii(c)) return char.IsAsciiLetterOrDigit(c) || c == '-';
        return Chars.IsUnspaced(c) ? unspaced : char.IsLetterOrDigit(c) || Chars.IsMark(c);
    }
}
