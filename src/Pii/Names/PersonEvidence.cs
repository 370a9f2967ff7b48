using AuditPipeline.Core.Redaction;
using AuditPipeline.Pii.Places;
using AuditPipeline.Pii.Text;
using AuditPipeline.Pii.Words;

namespace AuditPipeline.Pii.Names;

/// <summary>What speaks for a stretch of words being the name of a person, and against it, in points.</summary>
internal ref struct PersonEvidence
{
    /// <summary>So many points make a name.</summary>
    internal const double Needed = 3;

    /// <summary>Towns of some size, regions, countries.</summary>
    internal const int KnownPlace = PlaceBits.Midsize | PlaceBits.Large | PlaceBits.Region | PlaceBits.Country;

    private readonly ScanText scan;
    private readonly WordLists lists;
    private readonly ReadOnlySpan<NamePiece> pieces;
    private readonly int first;   // token
    private readonly int start;
    private readonly int end;
    private int words;      // that may be names
    private bool named;     // one of them is a name by the list and no word of a language
    private bool ordered;   // given name before family name
    private double points;
    private string? context;

    /// <param name="pieces">Begins and ends with a word or an initial.</param>
    /// <param name="run">All that stand together, for what surrounds them.</param>
    /// <param name="afterName">Another name stands before it in a list.</param>
    /// <param name="atSigns">Of the text; asked in rising order.</param>
    internal PersonEvidence(
        ScanText scan, WordLists lists, NameWords names, ReadOnlySpan<NamePiece> pieces, ReadOnlySpan<NamePiece> run,
            bool afterName, ref AtSigns atSigns)
    {
        this.scan = scan;
        this.lists = lists;
        this.pieces = pieces;
        first = FirstToken();
        (start, end) = (scan.Tokens[first].Start, scan.Tokens[pieces[^1].Token].End);
        OfWords();
        if (words == 0) return;
        OfShape(run);
        if (afterName || BeforeName(names)) points += ListBonus;

        // Most are hopeless, and what stands around is costly to ask for.
        var inSentence = pieces.Length == 1 && pieces[0].IsPlainly(NameBits.Family) && !pieces[0].Has(NameBits.Given)
            ? SentenceBonus : 0;
        var email = NearEmail.CanHold(scan, start, end, ref atSigns) ? EmailBonus : 0;
        var most = MostBehind() + inSentence + email;
        if (IsHopeless(MostBefore() + most)) return;
        OfWordsBefore();
        if (IsHopeless(most)) return;
        OfWordsBehind();
        if (IsHopeless(inSentence + email)) return;
        OfPlace();
        if (email > 0 && points is < Needed and > Needed - EmailBonus && NearEmail.Holds(scan, pieces)) points += EmailBonus;
    }

    /// <summary>For standing in a list of names.</summary>
    private const double ListBonus = 1.5;

    /// <summary>For an e-mail address near it that holds a part of it.</summary>
    private const double EmailBonus = 2.5;

    /// <summary>For a family name alone in a sentence.</summary>
    private const double SentenceBonus = 0.6;

    /// <summary>For a title or an introduction.</summary>
    private const double TitleBonus = 3;

    private const double VerbBonus = 1.5;
    private const double LinkBonus = 0.7;

    internal readonly bool Holds => words > 0 && points >= Needed;

    internal readonly int End => end;

    /// <summary>It is a name only because another stands before it.</summary>
    internal readonly bool NeedsNameBefore => points - ListBonus < Needed;

    internal readonly Detection Detection(string detector) =>
        new(start, end - start, PersonRecognizer.Kind, Math.Min(0.95, 0.5 + ((points - Needed) * 0.1)), detector, Context: context);

    /// <summary>With the particles in small letters before it, where a title stands before them: <c>mevrouw van der
    /// Meer</c>.</summary>
    private readonly int FirstToken()
    {
        var tokens = scan.Tokens;
        var at = pieces[0].Token;
        var lead = at;
        while (lead > 0 && at - lead < 3 && tokens[lead - 1].Case == LetterCase.Lower && tokens[lead - 1].Entry != 0
            && tokens[lead].Start - tokens[lead - 1].End == 1
            && scan.Term(NameVocabulary.Particles, lead - 1) is not null) lead--;
        return lead < at && NameContext.Before(scan, NameVocabulary.Titles, lead, stops: true) is not null ? lead : at;
    }

    private void OfWords()
    {
        var initials = 0;
        var strangers = 0;      // words the list does not know
        var given = false;      // one of the words is a given name
        var firstGiven = false;
        var firstUnknown = false;
        foreach (var piece in pieces)
        {
            if (piece.Kind == NamePieceKind.Initial)
            {
                if (IsDotted(piece) && initials++ == 0) points += 1;
                continue;
            }

            if (piece.Kind == NamePieceKind.Particle)
            {
                if (given || initials > 0) points += 0.5;
                continue;
            }

            var value = Worth(piece);
            var isGiven = piece.Has(NameBits.Given) || piece.IsPlainly(NameBits.RareGiven);
            if (words == 0)
            {
                (firstGiven, firstUnknown) = (isGiven, piece.Bits == NameBits.None);
                ordered = initials > 0 && value > 0;
                points += value;
            }
            else
            {
                if (firstUnknown && piece.Has(NameBits.AnyFamily | NameBits.Ending)) points += 0.7;
                ordered |= firstGiven && (piece.Has(NameBits.AnyName | NameBits.Ending) || (piece.Bits == NameBits.None
                    && SameCase(piece)));
                points += Math.Min(value, piece.Joined && !firstGiven ? 0.5 : 2);
            }

            if (!piece.Has(NameBits.AnyName | NameBits.Ending)) strangers++;
            given |= isGiven;
            named |= piece.IsPlainly(NameBits.Given | NameBits.Family);
            words++;
        }

        // Nothing known: Anwachsen der Datei.
        if (strangers == words && words > 1) points = 0;
        if (ordered) points += 1.5;

        // Several family names alone are a firm as well.
        else if (words > 1 && !given && initials == 0) points = Math.Min(points, Needed);
    }

    private readonly bool IsDotted(NamePiece piece)
    {
        var end = scan.Tokens[piece.Token].End;
        return end < scan.Text.Length && scan.Text[end] == '.';
    }

    private readonly bool SameCase(NamePiece piece) => scan.Tokens[piece.Token].Case == scan.Tokens[pieces[0].Token].Case;

    /// <summary>A given name follows behind a comma.</summary>
    private readonly bool BeforeName(NameWords names)
    {
        var next = pieces[^1].Token + 1;
        if (next >= scan.Tokens.Length || end >= scan.Text.Length || scan.Text[end] != ',' || scan.Tokens[next].Start - end > 2
            || !scan.Tokens[next].IsCapital) return false;
        var bits = names.Of(scan, scan.Tokens[next]);
        return (bits & (NameBits.Given | NameBits.Word)) == NameBits.Given;
    }

    /// <summary>What a word alone is worth.</summary>
    private readonly double Worth(NamePiece piece)
    {
        if (piece.Bits == NameBits.None) return scan.Tokens[piece.Token].Case == LetterCase.Upper ? 0 : 0.5;
        if (!piece.Has(NameBits.AnyName | NameBits.Ending | NameBits.Common)) return 0;
        var isWord = piece.Has(NameBits.Word);
        var isCommon = piece.Has(NameBits.Common);
        if (piece.Has(NameBits.Given)) return isCommon ? 0.5 : isWord ? 1.5 : 3;
        var given = piece.Has(NameBits.RareGiven) ? isCommon ? -0.5 : isWord ? 0.3 : 1.5 : -1;
        var family = piece.Has(NameBits.Family) ? isCommon ? -0.5 : isWord ? 0.7 : 2
            : piece.Has(NameBits.RareFamily) ? isCommon ? -1 : isWord ? 0 : 1
            : piece.Has(NameBits.Ending) ? 1.5 : -1;
        return Math.Max(given, family);
    }

    private void OfShape(ReadOnlySpan<NamePiece> run)
    {
        var tokens = scan.Tokens;
        var shouts = 0;
        foreach (var piece in pieces)
        {
            if (tokens[piece.Token].Case == LetterCase.Upper) shouts++;
        }

        if (tokens[pieces[0].Token].Case == LetterCase.Lower) points -= words == 1 ? 2.5 : 1;
        if (shouts == 0) return;
        if (words == 1) points -= 1.5;
        else if (run.Length > pieces.Length + 1 && shouts == pieces.Length) points -= 1.5;   // a headline
    }

    /// <summary>With so much more it still is no name, whatever the order points are added in.</summary>
    private readonly bool IsHopeless(double more) => points + more < Needed - 0.01;

    /// <summary>What words before can add at most.</summary>
    private readonly double MostBefore() => NameContext.CanStandBefore(scan, NameVocabulary.Leading, first) ? TitleBonus : LinkBonus;

    /// <summary>What <see cref="OfWordsBehind"/> can add at most.</summary>
    private readonly double MostBehind()
    {
        double most = words > 1 ? 1 : 0;   // alone in its line
        if (end < scan.Text.Length && scan.Text[end] is ':' or '\'' or '’') most += 1;
        if (NameContext.Behind(scan, NameVocabulary.Verbs, pieces[^1].Token) is not null) most += VerbBonus;
        return most;
    }

    private void OfWordsBefore()
    {
        if (NameContext.Before(scan, NameVocabulary.Titles, first, stops: true) is { } title) Add(IsOffice() ? 0.5 : TitleBonus, title);
        else OfTermsBefore();

        if (ThingBefore()) points -= 4;
        if (first > 0 && scan.Tokens[first - 1].IsNumber && start - scan.Tokens[first - 1].End == 1
            && Chars.IsGap(scan.Text[start - 1])) points -= 2;
    }

    /// <summary>The strongest of the words that end directly before decides.</summary>
    private void OfTermsBefore()
    {
        var (list, term) = NameContext.Before(scan, NameVocabulary.BeforeNames, first);
        switch (list)
        {
            case 0:
                points -= 4;   // an eponym
                break;
            case 1:
                Add(TitleBonus, term!);
                break;
            case 2:
                Add(BeginsLine() ? 2 : 2.5, term!);
                break;
            case 3 or 4:
                Add(2, term!);
                break;
            case 5:
                points -= words == 1 ? 2 : named ? 0.5 : 1.5;
                break;
            case 6:
                points += LinkBonus;
                break;
            default:
                if (words == 1 && NameContext.BeginsSentence(scan.Text, start)) points -= pieces[0].Has(NameBits.Popular) ? 0
                    : named ? 0.5 : 1;
                break;
        }
    }

    private readonly bool BeginsLine() => start > 0 && scan.Text[start - 1] is '\n' or '\r';

    /// <summary>An article before the title: the Princess Royal, the President.</summary>
    private readonly bool IsOffice() => first > 1
        && scan.Text.AsSpan(scan.Tokens[first - 2].Start, scan.Tokens[first - 2].Length) is "the" or "The"
        && scan.Tokens[first - 1].Start - scan.Tokens[first - 2].End == 1;

    /// <summary>A street, building or company stands before, with particles between or none: <c>Calle de Juan Bravo</c>.</summary>
    private readonly bool ThingBefore()
    {
        var tokens = scan.Tokens;
        for (var i = first - 1; i >= 0 && i >= first - 4; i--)
        {
            var gap = tokens[i + 1].Start - tokens[i].End;
            if (gap > 2 || (gap == 2 && (scan.Text[tokens[i].End] != '.' || tokens[i].Length > 5)) || (gap > 0
                && !Chars.IsGap(scan.Text[tokens[i + 1].Start - 1]))) return false;
            if (tokens[i].Entry == 0) return false;
            if (scan.Term(NameVocabulary.Particles, i) is not null) continue;
            return (tokens[i].Length > 2 || tokens[i].IsCapital) && scan.Term(NameVocabulary.Things, i) is not null
                && scan.Term(NameVocabulary.Titles, i) is null;
        }

        return false;
    }

    private void OfWordsBehind()
    {
        var last = pieces[^1].Token;
        var text = scan.Text;
        if (last + 1 < scan.Tokens.Length && scan.Tokens[last + 1].IsCapital
            && (NameContext.Behind(scan, NameVocabulary.Things, last) ?? NameContext.Behind(scan, NameVocabulary.NamedThings,
            last)) is not null)
            points -= 4;
        else if (NameContext.Behind(scan, NameVocabulary.Eponyms, last) is not null) points -= 4;
        else if (NameContext.Behind(scan, NameVocabulary.Verbs, last) is { } verb) Add(VerbBonus, verb);

        if (end + 1 < text.Length && text[end] is '\'' or '’' && text[end + 1] is 's' && !Chars.WordAt(text, end + 2)) points += 1;
        if (end + 1 < text.Length && text[end] == ':' && named && NameContext.BeginsSentence(text, start)) points += 1;
        if (words > 1 && (named || pieces[^1].Has(NameBits.AnyName | NameBits.Ending)) && AloneInLine()) points += 1;
        if (last + 1 < scan.Tokens.Length && scan.Tokens[last + 1].IsNumber && scan.Tokens[last + 1].Start - end == 1
            && Chars.IsGap(text[end])) points -= 2.5;
        else if (NumberInField(last)) points -= 2;
        if (Chars.WordAt(text, end) || Chars.WordBefore(text, start)) points -= 6;   // a part of MariaDB
        if (end < text.Length && text[end] is '@' or '_' or '=' or '/' or '\\' || (start > 0
            && text[start - 1] is '@' or '_' or '/' or '\\' or '#' or '.' or '$' or '='))
            points -= 3;
        if (end + 1 < text.Length && text[end] is '.' or '-' or '&' or '(' && Chars.WordAt(text, end + 1)) points -= 3;
    }

    /// <summary>A house number behind a comma: <c>Juan Bravo, 12, 28006</c>.</summary>
    private readonly bool NumberInField(int last)
    {
        if (context is not null || last + 1 >= scan.Tokens.Length || !scan.Tokens[last + 1].IsNumber) return false;
        var number = scan.Tokens[last + 1];
        return number.Start - end == 2 && scan.Text[end] == ',' && number.Length <= 4 && number.End < scan.Text.Length
            && scan.Text[number.End] is ',' or '\n' or ';';
    }

    private readonly bool AloneInLine()
    {
        var text = scan.Text;
        var (from, to) = (start, end);
        while (from > 0 && start - from < 4 && text[from - 1] is ' ' or '>' or '?' or '*' or '-' or '\t') from--;
        while (to < text.Length && to - end < 3 && text[to] is ' ' or ',' or '\r') to++;
        return (from == 0 || text[from - 1] == '\n') && (to == text.Length || text[to] == '\n');
    }

    private void OfPlace()
    {
        if (pieces.Length > 1)
        {
            if (context is not null) return;
            if (IsPlace(out _)) points -= 4;
            else if (IsSaint()) points -= 2;
            return;
        }

        var last = pieces[0];
        if (points < 5.5 && scan.Term(NameVocabulary.Products, last.Token) is not null) points -= 2;
        var head = NameContext.Before(scan, NameVocabulary.PlaceHeads, pieces[0].Token) is not null;
        var world = IsWorldPlace(last);
        var place = false;
        if (context is null || world || head)
        {
            place = IsPlace(out var bits);
            var given = last.IsPlainly(NameBits.Given);
            if (place && (context is null || world) && !(given && (bits & PlaceBits.Person) != 0 && !head && !world)) points -= 1.5;
        }

        if (head && (place || !last.Has(NameBits.Given))) points -= 1.5;
        else if (!head && !place && last.IsPlainly(NameBits.Family) && !last.Has(NameBits.Given) && context is null
            && InSentence()) points += SentenceBonus;
    }

    /// <summary>The list of places holds all of it.</summary>
    private readonly bool IsPlace(out int bits)
    {
        (var covered, bits) = lists.Places.Longest(scan, pieces[0].Token);
        return covered >= pieces.Length && (words > 1 || (bits & KnownPlace) != 0);
    }

    private readonly bool IsWorldPlace(NamePiece piece) => points < 5
        && scan.Term(NameVocabulary.WorldPlaces, piece.Token) is not null;

    /// <summary>Places are called after saints more often than people are.</summary>
    private readonly bool IsSaint()
    {
        ref readonly var token = ref scan.Tokens[pieces[0].Token];
        return scan.Text.AsSpan(token.Start, token.Length) is "San" or "Santa" or "Saint" or "Sainte" or "Sankt" or "Sint"
            or "São" or "Santo" or "Puerto" or "St";
    }

    /// <summary>A word in small letters stands directly before.</summary>
    private readonly bool InSentence()
    {
        return first > 0 && scan.Tokens[first - 1].Case == LetterCase.Lower && start - scan.Tokens[first - 1].End == 1
            && Chars.IsGap(scan.Text[start - 1]);
    }

    private void Add(double more, string word)
    {
        points += more;
        context ??= word;
    }
}
