using AuditPipeline.Core.Redaction;
using AuditPipeline.Pii.Text;
using AuditPipeline.Pii.Words;

namespace AuditPipeline.Pii.Names;

/// <summary>Organisations by their legal form (<c>Jansen B.V.</c>), by what stands behind or before the name (<c>and Sons</c>,
/// <c>University of</c>), and firms called after several families. Others are not found: precision comes first.</summary>
internal sealed class OrganizationRecognizer(WordList list) : IRecognizer
{
    public const string Kind = "ORGANIZATION";

    private const int MostWords = 7;
    private const double FormScore = 0.85;

    private readonly NameWords names = new(list);

    public string Name => "organization";

    public IReadOnlyList<string> Entities { get; } = [Kind];

    public IReadOnlyList<ContextWords> Vocabulary => OrganizationVocabulary.All;

    public string Rules => FormattableString.Invariant($"organization {list.Count}");

    public void Find(ScanText scan, List<Detection> found)
    {
        var tokens = scan.Tokens;
        for (var i = 0; i < tokens.Length; i++)
        {
            ref readonly var token = ref tokens[i];
            if (token.Entry != 0 && scan.Term(OrganizationVocabulary.Marks, i) is not null)
            {
                if (IsForm(scan, i) is { } form) Behind(scan, i, form, FormScore, found);
                else if (scan.Term(OrganizationVocabulary.Tails, i) is { } tail && (token.IsCapital
                    || tail.Contains(' ', StringComparison.Ordinal)))
                    Behind(scan, i, tail, 0.7, found);
                if (scan.Term(OrganizationVocabulary.Heads, i) is { } head
                    && token.IsCapital) Before(scan, i, head, token.Start, 0.65, found);
                else if (scan.Term(OrganizationVocabulary.Employers, i) is { } employer) Before(scan, i, employer, -1, 0.5, found);
            }

            if (token.IsCapital && MayGoOn(scan, i)) i = Math.Max(i, Families(scan, i, found));
        }
    }

    private static string? IsForm(ScanText scan, int at)
    {
        ref readonly var token = ref scan.Tokens[at];
        if (scan.Term(OrganizationVocabulary.Forms, at) is not { } form) return null;
        return token.IsCapital || form.Contains('.', StringComparison.Ordinal) ? form : null;
    }

    /// <summary>The words with capitals before a form are the name.</summary>
    private void Behind(ScanText scan, int at, string term, double score, List<Detection> found)
    {
        var tokens = scan.Tokens;
        var text = scan.Text;
        var first = at;
        for (var i = at - 1; i >= 0 && at - i <= MostWords; i--)
        {
            var gap = text.AsSpan(tokens[i].End, tokens[i + 1].Start - tokens[i].End);
            if (!IsJoint(gap) || tokens[i].IsNumber || (gap is ". " && tokens[i].Length > 2)
                || tokens[at].Start - tokens[i].Start > NameRun.Longest) break;
            if (tokens[i].IsCapital)
            {
                // Across an "and", a comma or a particle a firm goes on only with a family: Weber, Lang und Roth GmbH.
                if ((gap is ", " || !tokens[i + 1].IsCapital) && i + 1 < at && !(IsFamily(scan, i) && (tokens[i + 1].IsCapital
                    || IsFamily(scan, first)))) break;
                if (gap is ", " && i + 1 < at && !IsFamily(scan, i + 1)) break;
                first = i;
            }
            else if (!IsLink(scan, i) || gap is not " ")
            {
                break;
            }
        }

        while (first < at && (!tokens[first].IsWord || IsSentenceWord(scan, first))) first++;
        if (first == at || tokens[at].Start == tokens[at - 1].End) return;   // BrandAd is no company Brand AD
        var start = tokens[first].Start;
        if (start > 0 && text[start - 1] is '/' or '@' or '.' or '_') return;
        var end = tokens[at].Start + Written(text, tokens[at], term);
        if (end > text.Length || Chars.WordAt(text, end)) return;
        if (score < FormScore && end + 1 < text.Length && Chars.IsGap(text[end])
            && CharTable.Of(text[end + 1]) == CharClass.Upper) return;   // College Street
        if (end < text.Length && text[end] == '.' && (term.Contains('.', StringComparison.Ordinal)
            || term is "inc" or "ltd" or "corp" or "co" or "lda" or "ltda")) end++;
        found.Add(new Detection(start, end - start, Kind, score, "organization", Context: term));
    }

    /// <summary>The words with capitals behind a head are the name.</summary>
    private static void Before(ScanText scan, int at, string term, int start, double score, List<Detection> found)
    {
        var tokens = scan.Tokens;
        var text = scan.Text;
        var end = tokens[at].Start + term.Length;
        var next = scan.TokenAt(end);
        var last = -1;
        for (var i = next; i < tokens.Length && i - next < MostWords; i++)
        {
            var gap = text.AsSpan(tokens[i - 1].End, tokens[i].Start - tokens[i - 1].End);
            if (!IsJoint(gap) || gap is ", " || (gap is ". " && tokens[i - 1].Length > 2)
                || tokens[i].End - end > NameRun.Longest) break;
            if (tokens[i].Case == LetterCase.Capitalised) last = i;
            else if (scan.Term(NameVocabulary.Particles, i) is null) break;
        }

        if (last < 0) return;
        if (start < 0) start = tokens[next].Start;
        found.Add(new Detection(start, tokens[last].End - start, Kind, score, "organization", Context: term));
    }

    /// <summary>Families with a hyphen, a comma or an "and" between them: <c>Weber-Lang</c>, <c>Weber, Lang und Roth</c>. Returns
    /// the last
    /// token taken; the token itself when there are none.</summary>
    private int Families(ScanText scan, int at, List<Detection> found)
    {
        var tokens = scan.Tokens;
        if (at > 0 && tokens[at - 1].IsCapital && tokens[at].Start - tokens[at - 1].End == 1) return at;
        var last = FamilyEnd(scan, at);
        if (last < 0) return at;
        var (count, and, commas, hyphens) = (1, false, 0, 0);
        var english = false;
        while (count < 4 && last + 1 < tokens.Length)
        {
            var next = last + 1;
            var gap = scan.Text.AsSpan(tokens[last].End, tokens[next].Start - tokens[last].End);
            if (gap is " " && IsAnd(scan, next) && next + 1 < tokens.Length && tokens[next + 1].Start - tokens[next].End == 1)
            {
                if (FamilyEnd(scan, next + 1) < 0) break;
                (last, and) = (FamilyEnd(scan, next + 1), true);
                english = scan.Tokens[next].Length == 3 && scan.Text[scan.Tokens[next].Start] == 'a';
                count++;
                break;
            }

            if (gap is not ("-" or " - " or ", ") || FamilyEnd(scan, next) is < 0) break;
            if (gap is ", ") commas++;
            else hyphens++;
            last = FamilyEnd(scan, next);
            count++;
        }

        var firm = (count == 3 && and && commas == 1) || (count == 2 && (hyphens == 1 || (and && !english)));
        if (!firm || (last + 1 < tokens.Length && tokens[last + 1].IsCapital
            && tokens[last + 1].Start - tokens[last].End == 1)) return at;
        if (at > 0 && scan.Text.AsSpan(tokens[at - 1].End, tokens[at].Start - tokens[at - 1].End) is ": ") return at;
        if (GivenNames(scan, at, last) * 2 > count) return at;
        found.Add(new Detection(tokens[at].Start, tokens[last].End - tokens[at].Start, Kind, count == 3 ? 0.75 : 0.6, Name));
        return last;
    }

    /// <summary>Behind the first word of a firm stands a hyphen, a comma, an "and" or a word with a capital; behind a particle any
    /// word.</summary>
    private static bool MayGoOn(ScanText scan, int at)
    {
        var tokens = scan.Tokens;
        if (at + 1 >= tokens.Length) return false;
        var text = scan.Text;
        ref readonly var token = ref tokens[at];
        ref readonly var next = ref tokens[at + 1];
        return (next.Start - token.End) switch
        {
            1 when text[token.End] == ' ' => next.IsCapital || token.Entry != 0 || IsAnd(scan, at + 1),
            1 => text[token.End] is '-' or ',' && MayBeginFamily(next),
            2 => text[token.End] == ',' && text[token.End + 1] == ' ' && MayBeginFamily(next),
            3 => text[token.End] == ' ' && text[token.End + 1] == '-' && MayBeginFamily(next),
            _ => false,
        };
    }

    /// <summary>A word with a capital or a particle.</summary>
    private static bool MayBeginFamily(in Token token) => token.Case == LetterCase.Capitalised || token.Entry != 0;

    private int GivenNames(ScanText scan, int from, int to)
    {
        var count = 0;
        for (var i = from; i <= to; i++)
        {
            if (scan.Tokens[i].IsCapital && (names.Of(scan, scan.Tokens[i]) & NameBits.Given) != 0) count++;
        }

        return count;
    }

    /// <summary>The last token of a family name that begins at a token; -1 when none does.</summary>
    private int FamilyEnd(ScanText scan, int at)
    {
        var tokens = scan.Tokens;
        var i = at;
        while (i < tokens.Length && i - at < 3 && tokens[i].Entry != 0 && scan.Term(NameVocabulary.Particles, i) is not null
            && i + 1 < tokens.Length && tokens[i + 1].Start - tokens[i].End == 1) i++;
        if (i == tokens.Length || !tokens[i].IsCapital || tokens[i].Case == LetterCase.Upper) return -1;
        if (!IsFamily(scan, i)) return -1;

        // Two family names, as in Spain.
        return i + 1 < tokens.Length && tokens[i + 1].Case == LetterCase.Capitalised
            && tokens[i + 1].Start - tokens[i].End == 1 && IsFamily(scan, i + 1)
            && Chars.IsGap(scan.Text[tokens[i].End]) ? i + 1 : i;
    }

    private static bool IsAnd(ScanText scan, int at)
    {
        ref readonly var token = ref scan.Tokens[at];
        return token.Length <= 3
            && scan.Text.AsSpan(token.Start, token.Length) is "and" or "und" or "et" or "y" or "e" or "en" or "och" or "og"
            or "a" or "și";
    }

    /// <summary>How long a term is where it stands: GmbH is without the blank of its term.</summary>
    private static int Written(string text, in Token token, string term) =>
        token.End < text.Length && CharTable.IsLetter(text[token.End]) ? term.Length - term.AsSpan().Count(' ') : term.Length;

    private bool IsFamily(ScanText scan, int at)
    {
        var bits = names.Of(scan, scan.Tokens[at]);
        return (bits & (NameBits.AnyFamily | NameBits.Ending)) != 0 && (bits & NameBits.Common) == 0;
    }

    private static bool IsJoint(ReadOnlySpan<char> gap) =>
        gap is "" or " " or "-" or "'" or "’" or " & " or "&" or " - " or ", " or ". " or "." or " + ";

    private static bool IsLink(ScanText scan, int at) => IsAnd(scan, at) || scan.Term(NameVocabulary.Particles, at) is not null;

    private bool IsSentenceWord(ScanText scan, int at) => NameContext.BeginsSentence(scan.Text, scan.Tokens[at].Start)
        && (names.Of(scan, scan.Tokens[at]) & NameBits.Common) != 0;
}
