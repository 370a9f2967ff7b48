using AuditPipeline.Core.Redaction;
using AuditPipeline.Pii.Text;
using AuditPipeline.Pii.Words;

namespace AuditPipeline.Pii.Names;

/// <summary>Names of people: words with capitals that lists know as names, weighed with what stands around them. Titles stay
/// outside.</summary>
internal sealed class PersonRecognizer(WordLists lists) : IRecognizer
{
    public const string Kind = "PERSON";

    /// <summary>So many names of a list may be names only because one stands before them; more would look too far back.</summary>
    private const int LongestChain = 3;

    private readonly NameWords names = new(lists.Names);

    public string Name => "person";

    public IReadOnlyList<string> Entities { get; } = [Kind];

    public IReadOnlyList<ContextWords> Vocabulary => NameVocabulary.All;

    public string Rules => FormattableString.Invariant($"person {lists.Names.Count} {lists.Places.Count} {PersonEvidence.Needed}");

    public void Find(ScanText scan, List<Detection> found)
    {
        var tokens = scan.Tokens;
        var run = new NameRun(stackalloc NamePiece[NameRun.Most]);
        var last = new Neighbour(-1, 0);
        var atSigns = default(AtSigns);
        for (var i = 0; i < tokens.Length;)
        {
            ref readonly var token = ref tokens[i];
            if (!token.IsCapital)
            {
                var isName = token.Case == LetterCase.Lower && ((names.MayBeGiven(token) && names.IsGiven(scan, token))
                    || (i > 0 && tokens[i - 1].Entry != 0 && IsTitled(scan, i)));
                i = isName ? Small(scan, ref run, i, ref atSigns, found) : i + 1;
                continue;
            }

            var next = run.Read(scan, names, i);
            last = Judge(scan, run.Pieces, last, ref atSigns, found);
            i = next;
        }
    }

    /// <summary>A title stands before a name in small letters.</summary>
    private bool IsTitled(ScanText scan, int at) => scan.Term(NameVocabulary.Titles, at - 1) is not null
        && NameContext.Before(scan, NameVocabulary.Titles, at, stops: true) is not null
        && (names.Of(scan, scan.Tokens[at]) & (NameBits.Given | NameBits.Family | NameBits.Common)) is NameBits.Given
        or NameBits.Family or (NameBits.Given | NameBits.Family);

    /// <summary>A name in small letters; returns where to go on.</summary>
    private int Small(ScanText scan, ref NameRun run, int at, ref AtSigns atSigns, List<Detection> found)
    {
        var next = run.ReadSmall(scan, names, at);
        var evidence = new PersonEvidence(scan, lists, names, run.Pieces, run.Pieces, afterName: false, ref atSigns);
        if (evidence.Holds) found.Add(evidence.Detection(Name));
        return next;
    }

    /// <summary>Judges the stretches between what no name holds. Returns the last name.</summary>
    private Neighbour Judge(ScanText scan, ReadOnlySpan<NamePiece> run, Neighbour before, ref AtSigns atSigns, List<Detection> found)
    {
        for (var from = 0; from < run.Length;)
        {
            if (run[from].Kind == NamePieceKind.Barrier)
            {
                from++;
                continue;
            }

            var to = from + 1;
            while (to < run.Length && run[to].Kind != NamePieceKind.Barrier) to++;
            var last = to;
            var first = from;
            while (first < last && run[first].Kind == NamePieceKind.Particle && !scan.Tokens[run[first].Token].IsCapital
                && NameContext.Before(scan, NameVocabulary.Titles, run[first].Token, stops: true) is null) first++;
            while (last > first && (run[last - 1].Kind == NamePieceKind.Particle || IsBareInitial(scan, run[last - 1]))) last--;
            last = WithoutOrigin(scan, run, first, last);
            if (last > first)
            {
                var afterName = before.End >= 0 && before.Depth < LongestChain
                    && IsListJoint(scan.Text, before.End, scan.Tokens[run[first].Token].Start);
                var evidence = new PersonEvidence(scan, lists, names, run[first..last], run, afterName, ref atSigns);
                if (evidence.Holds)
                {
                    found.Add(evidence.Detection(Name));
                    before = new Neighbour(evidence.End, afterName && evidence.NeedsNameBefore ? before.Depth + 1 : 0);
                }
            }

            from = to;
        }

        return before;
    }

    /// <summary>A capital without its full stop ends no name: <c>Plan B</c>, <c>London W1</c>.</summary>
    private static bool IsBareInitial(ScanText scan, NamePiece piece)
    {
        if (piece.Kind != NamePieceKind.Initial) return false;
        var end = scan.Tokens[piece.Token].End;
        return end >= scan.Text.Length || scan.Text[end] != '.';
    }

    /// <summary>The end of a name without the town it comes from: <c>Maria Silva de Lisboa</c>.</summary>
    private int WithoutOrigin(ScanText scan, ReadOnlySpan<NamePiece> run, int first, int last)
    {
        if (last - first < 4 || run[last - 2].Kind != NamePieceKind.Particle
            || run[last - 1].Kind != NamePieceKind.Word) return last;
        ref readonly var particle = ref scan.Tokens[run[last - 2].Token];
        if (scan.Text.AsSpan(particle.Start, particle.Length) is not ("de" or "di" or "da" or "do" or "du" or "von"
            or "van")) return last;
        return (lists.Places.Bits(scan, scan.Tokens[run[last - 1].Token]) & PersonEvidence.KnownPlace) != 0 ? last - 2 : last;
    }

    /// <summary>A comma or a word of at most three letters: <c>Anna, Bea and Cleo</c>.</summary>
    private static bool IsListJoint(string text, int from, int to)
    {
        if (to - from is < 2 or > 7) return false;
        for (var i = from; i < to; i++)
        {
            if (!(text[i] is ' ' or ',' || char.IsLower(text[i]))) return false;
        }

        return text[from] == ',' || (Chars.IsGap(text[from])
            && text.AsSpan(from, to - from).Trim() is "and" or "en" or "und" or "et" or "y" or "e" or "i" or "a" or "och"
            or "og" or "ja" or "și" or "&");
    }

    /// <summary>Where the last name ended, and how many before it were names only by the one before.</summary>
    private readonly record struct Neighbour(int End, int Depth);
}
