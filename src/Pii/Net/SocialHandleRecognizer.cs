using AuditPipeline.Core.Redaction;
using AuditPipeline.Pii.Text;
using AuditPipeline.Pii.Words;

namespace AuditPipeline.Pii.Net;

/// <summary>Names in social networks: behind an at sign that belongs to no e-mail address and no code, or beside the name of a network.</summary>
internal sealed class SocialHandleRecognizer : IRecognizer
{
    public const string Kind = "SOCIAL_HANDLE";

    private const int Longest = 39;

    private static readonly ContextWords Networks = new(
        "skype*", "twitter", "instagram", "insta", "telegram", "tiktok", "snapchat", "discord", "mastodon", "threads", "bluesky", "facebook",
        "linkedin", "reddit", "steam id", "xing", "wechat",
        "weibo", "viber", "icq", "github user*", "x handle", "twitter handle", "instagram handle", "skype id", "skype name");

    public string Name => "social-handle";

    public IReadOnlyList<string> Entities { get; } = [Kind];

    public IReadOnlyList<ContextWords> Vocabulary { get; } = [Networks, LabelledValue.Vocabulary];

    public void Find(ScanText scan, List<Detection> found)
    {
        FindMentions(scan.Text, found);
        var places = new TermPlaces(scan, Networks);
        while (places.MoveNext())
        {
            if (scan.Term(Networks, places.Current) is { } term) FindNamed(scan, places.Current, term, found);
        }
    }

    private void FindMentions(string text, List<Detection> found)
    {
        for (var from = 0; from < text.Length;)
        {
            var at = text.AsSpan(from).IndexOf('@');
            if (at < 0) return;
            at += from;
            from = at + 1;
            if (!MayBegin(text, at)) continue;
            var end = NameEnd(text, at + 1);
            if (end - at < 3) continue;
            from = end;
            if (IsCode(text, at, end)) continue;
            found.Add(new Detection(at, end - at, Kind, 0.7, Name));
        }
    }

    private static bool MayBegin(string text, int at)
    {
        if (at == 0) return true;
        var before = text[at - 1];
        if (before is '(' && at > 1 && Chars.IsWord(text[at - 2])) return false;
        return char.IsWhiteSpace(before) || Chars.IsUnspaced(before)
            || before is '(' or '[' or '"' or '\'' or ':' or ',' or ';' or '>' or '*' or '|' or '“' or '‘' or '-' or '–' or '—' or '~';
    }

    /// <summary>End of a name of letters, digits and underscores, with single stops and hyphens inside.</summary>
    private static int NameEnd(string text, int start)
    {
        var (i, letter) = (start, false);
        while (i < text.Length && i - start <= Longest)
        {
            var c = text[i];
            letter |= char.IsLetter(c);
            var inside = c is '.' or '-' && i > start && i + 1 < text.Length && (char.IsAsciiLetterOrDigit(text[i + 1]) || text[i + 1] == '_');
            if (!(Chars.IsWord(c) && !Chars.IsMark(c)) && !inside) break;
            i++;
        }

        return letter && i - start <= Longest ? i : start;
    }

    private static bool IsCode(string text, int at, int end)
    {
        if (end < text.Length && text[end] is '/' or '(' or '{' or '=' or '\\' or '<' or '@') return true;
        if (end + 1 < text.Length && text[end] == ':' && text[end + 1] == '=') return true;
        var name = text.AsSpan(at + 1, end - at - 1);
        if (CodeWords.BehindAt(name)) return true;

        // Twitter gives no such names.
        if (name.Contains("twitter", StringComparison.OrdinalIgnoreCase) || name.Equals("admin", StringComparison.OrdinalIgnoreCase)) return true;

        // A value: id = @id, x := @y.
        var before = at - 1;
        while (before >= 0 && at - before < 4 && text[before] == ' ') before--;
        if (before >= 0 && text[before] is '=' or '<' or '+') return true;

        // An annotation has a line of its own above others.
        if (before >= 0 && text[before] is not ('\n' or '\r') || end >= text.Length) return false;
        return before < 0 ? text[end] is '\n' or '\r' : text[end] is '\n' or '\r' && char.IsAsciiLetter(text[at + 1]);
    }

    private void FindNamed(ScanText scan, int network, string term, List<Detection> found)
    {
        var text = scan.Text;
        if (FindBefore(text, scan.Tokens[network].Start) is { } name)
        {
            found.Add(new Detection(name.Start, name.End - name.Start, Kind, 0.75, Name, null, term));
            return;
        }

        var value = LabelledValue.Find(scan, network, term, out var assigned);
        if (value < 0) return;
        var start = scan.Tokens[value].Start;
        if (start > 0 && text[start - 1] is '@' or '/') return;
        var end = NameEnd(text, start);
        if (end < text.Length && text[end] == ':' && end + 1 < text.Length && char.IsAsciiLetterOrDigit(text[end + 1])) end = NameEnd(text, end + 1);   // live:name
        if (end - start < 3 || (end < text.Length && text[end] is '@' or '/')) return;
        var bracket = start > 0 && text[start - 1] == '(' && end < text.Length && text[end] == ')';
        if (!bracket && !IsName(text.AsSpan(start, end - start)) && !(assigned && IsAssigned(text, start) && EndsLine(text, end))) return;
        if (IsHost(text.AsSpan(start, end - start))) return;
        found.Add(new Detection(start, end - start, Kind, 0.75, Name, null, term));
    }

    /// <summary>The name in <c>jan.jansen on skype</c> and <c>jan.jansen is my skype</c>.</summary>
    private static TextRange? FindBefore(string text, int network)
    {
        foreach (var link in (ReadOnlySpan<string>)[" on ", " op ", " auf ", " sur ", " en ", " su ", " is my ", " (", " via "])
        {
            if (network < link.Length || string.CompareOrdinal(text, network - link.Length, link, 0, link.Length) != 0) continue;
            var end = network - link.Length;
            var start = end;
            while (start > 0 && end - start <= Longest && (Chars.IsWord(text[start - 1]) || text[start - 1] is '.' or '-')) start--;
            if (end - start is < 3 or > Longest || (start > 0 && text[start - 1] is '@' or '/') || !char.IsAsciiLetter(text[start])) return null;
            var name = text.AsSpan(start, end - start);
            return name[^1] != '.' && IsName(name) && !IsHost(name) && name.IndexOfAny('.', '_') > 0 ? new TextRange(start, end) : null;
        }

        return null;
    }

    /// <summary>More than a word: it holds a digit, a stop or an underscore.</summary>
    private static bool IsName(ReadOnlySpan<char> value) => value.ContainsAnyInRange('0', '9') ? value.ContainsAnyInRange('a', 'z') : value.IndexOfAny('.', '_') > 0;

    private static bool IsHost(ReadOnlySpan<char> value) =>
        value.EndsWith(".com", StringComparison.OrdinalIgnoreCase) || value.EndsWith(".org", StringComparison.OrdinalIgnoreCase)
        || value.EndsWith(".net", StringComparison.OrdinalIgnoreCase) || value.StartsWith("www.", StringComparison.OrdinalIgnoreCase);

    /// <summary>A colon or equals sign stands before it; is alone may begin any sentence.</summary>
    private static bool IsAssigned(string text, int start)
    {
        var i = start - 1;
        while (i >= 0 && start - i < 4 && text[i] is ' ' or '"' or '\'') i--;
        return i >= 0 && text[i] is ':' or '=';
    }

    private static bool EndsLine(string text, int end) => end == text.Length || text[end] is '\n' or '\r' or ',' or ';' or ')' or '"' or '|';
}
