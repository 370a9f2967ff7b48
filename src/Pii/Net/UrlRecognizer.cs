using System.Buffers;
using System.Collections.Frozen;
using AuditPipeline.Core.Redaction;
using AuditPipeline.Pii.Text;

namespace AuditPipeline.Pii.Net;

/// <summary>Addresses on the web: with a scheme, beginning with <c>www.</c>, or a bare host under a common top-level domain.</summary>
internal sealed class UrlRecognizer : IRecognizer
{
    public const string Kind = "URL";

    private const int LongestUrl = 4096;
    private const int LongestHost = 253;

    private static readonly SearchValues<string> Starts = SearchValues.Create(
        ["http://", "https://", "ftp://", "ftps://", "ws://", "wss://", "www."], StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<char> AuthorityEnds = SearchValues.Create(" \t\r\n/\"<>");

    private static readonly SearchValues<char> QuadCharacters = SearchValues.Create("0123456789.");

    // Endings of files and methods (py, rs, sh, md, js, cs, name, id, do, so …) are left out: report.py is no host.
    private static readonly FrozenSet<string> BareDomains = (
        "com org net edu gov mil int info biz io ai app dev cloud online site shop store blog tech academy agency aws museum travel eu nl de fr uk "
        + "be lu es pt it ie dk se fi is ch at pl cz sk hu ro bg gr hr si ee lv lt cy mt ly ms ca us au nz jp cn kr in br il mx ar cl za ru ua tr tv fm gl")
        .Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Bare = BareDomains.GetAlternateLookup<ReadOnlySpan<char>>();

    public string Name => "url";

    public IReadOnlyList<string> Entities { get; } = [Kind];

    public void Find(ScanText scan, List<Detection> found)
    {
        var text = scan.Text;
        DetectMarked(text, found);
        DetectBare(text, found);
    }

    private void DetectMarked(string text, List<Detection> found)
    {
        for (var from = 0; from < text.Length;)
        {
            var start = text.AsSpan(from).IndexOfAny(Starts);
            if (start < 0) return;
            start += from;
            from = start + 4;
            if (start > 0 && char.IsAsciiLetterOrDigit(text[start - 1])) continue;
            var scheme = text.AsSpan(start, Math.Min(8, text.Length - start)).IndexOf("//", StringComparison.Ordinal);
            var host = scheme < 0 ? start : start + scheme + 2;
            var authority = Authority(text, host);
            var end = HostEnd(text, authority, out var last, out var labels);
            if (end < 0 || labels < (scheme < 0 ? 3 : 2)) continue;
            var quad = IsQuad(text.AsSpan(authority, end - authority));
            if (!IsTopLevel(last) && !quad) continue;
            end = Rest(text, end);
            found.Add(new Detection(start, end - start, Kind, quad ? 0.85 : 0.6, Name));   // an IP address alone has 0.8
            from = end;
        }
    }

    private void DetectBare(string text, List<Detection> found)
    {
        for (var from = 0; from < text.Length;)
        {
            var dot = text.AsSpan(from).IndexOf('.');
            if (dot < 0) return;
            dot += from;
            from = dot + 1;
            if (dot == 0 || dot + 2 >= text.Length || !char.IsAsciiLetterLower(text[dot + 1]) || !IsLabel(text[dot - 1])) continue;
            var start = dot;
            while (start > 0 && dot - start < 64 && IsLabel(text[start - 1])) start--;
            if (start > 0 && (text[start - 1] is '@' or '/' or '.' or '\\' or '_' or '$' or '%' or '=' || Chars.IsWord(text[start - 1]))) continue;
            var end = HostEnd(text, start, out var last, out _);
            if (end < 0) continue;
            from = end;
            if (!Bare.Contains(last) || (end < text.Length && (text[end] is '@' or '(' or '_' or '=' || Chars.IsWord(text[end])))) continue;
            if (text.AsSpan(start, end - start).IndexOfAnyInRange('a', 'z') < 0) continue;
            end = Rest(text, end);
            found.Add(new Detection(start, end - start, Kind, 0.5, Name));
            from = end;
        }
    }

    /// <summary>Place of the host behind <c>user:password@</c>.</summary>
    private static int Authority(string text, int start)
    {
        var slice = text.AsSpan(start, Math.Min(256, text.Length - start));
        var end = slice.IndexOfAny(AuthorityEnds);
        var at = (end < 0 ? slice : slice[..end]).LastIndexOf('@');
        return at < 0 ? start : start + at + 1;
    }

    /// <summary>End of dotted labels from a place on; -1 when there are fewer than two.</summary>
    private static int HostEnd(string text, int start, out ReadOnlySpan<char> last, out int labels)
    {
        var limit = Math.Min(text.Length, start + LongestHost);
        var (end, label) = (-1, start);
        last = default;
        labels = 0;
        while (label < limit)
        {
            var i = label;
            while (i < limit && IsLabel(text[i])) i++;
            if (i == label) break;
            labels++;
            last = text.AsSpan(label, i - label);
            end = i;
            if (i >= limit || text[i] != '.') break;
            label = i + 1;
        }

        return labels < 2 ? -1 : end;
    }

    private static bool IsLabel(char c) =>
        char.IsAscii(c) ? char.IsAsciiLetterOrDigit(c) || c == '-' : char.IsLetterOrDigit(c) && !Chars.IsUnspaced(c);

    private static bool IsTopLevel(ReadOnlySpan<char> label)
    {
        if (label.StartsWith("xn--", StringComparison.OrdinalIgnoreCase)) return label.Length > 4;
        if (label.Length is < 2 or > 24) return false;
        foreach (var c in label) if (!char.IsLetter(c)) return false;
        return true;
    }

    private static bool IsQuad(ReadOnlySpan<char> host) => host.Count('.') == 3 && host.IndexOfAnyExcept(QuadCharacters) < 0;

    /// <summary>End with port, path, query and fragment, without the punctuation of the sentence around it.</summary>
    private static int Rest(string text, int end)
    {
        if (end < text.Length && text[end] == ':' && Chars.DigitAt(text, end + 1))
        {
            end++;
            while (Chars.DigitAt(text, end)) end++;
        }

        if (end >= text.Length || text[end] is not ('/' or '?' or '#')) return end;
        var limit = Math.Min(text.Length, end + LongestUrl);
        var (from, brackets) = (end, 0);
        while (end < limit && IsUrl(text[end]))
        {
            if (text[end] == '(') brackets++;
            else if (text[end] == ')' && --brackets < 0) break;
            end++;
        }

        while (end > from && text[end - 1] is '.' or ',' or ';' or ':' or '!' or '?' or '\'' or '"' or '*' or '_' or '|') end--;
        return end;
    }

    private static bool IsUrl(char c) =>
        char.IsAscii(c) ? c > ' ' && c is not ('"' or '<' or '>' or '`' or '{' or '}' or '\\' or '^' or '|' or '[' or ']' or '\u007F')
            : char.IsLetterOrDigit(c) && !Chars.IsUnspaced(c);
}
