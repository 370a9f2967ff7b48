using AuditPipeline.Pii.Text;

namespace AuditPipeline.Pii.Names;

/// <summary>Reads words with capitals that stand together, <c>J.R.R. de la Cruz-Lopez</c>, initials and particles included.
/// Bounded.</summary>
internal ref struct NameRun
{
    internal const int Most = 12;

    /// <summary>In UTF-16 units.</summary>
    internal const int Longest = 112;

    private readonly Span<NamePiece> pieces;

    internal NameRun(Span<NamePiece> pieces) => this.pieces = pieces;

    internal int Count { get; private set; }

    internal readonly ReadOnlySpan<NamePiece> Pieces => pieces[..Count];

    /// <summary>Reads from a word with a capital on; returns the first token that was not read.</summary>
    internal int Read(ScanText scan, NameWords names, int first)
    {
        var tokens = scan.Tokens;
        Count = 0;
        pieces[0] = Piece(scan, names, first, joined: false);
        Count = 1;
        var next = first + 1;
        while (next < tokens.Length && Count < Most)
        {
            var joint = JointBefore(scan, next);
            if (joint == Joint.None || tokens[next].End - tokens[first].Start > Longest) break;
            if (tokens[next].IsCapital)
            {
                pieces[Count] = IsNamedThing(scan, next)
                    ? new NamePiece(next, NamePieceKind.Barrier, NameBits.None, joint == Joint.Tight)
                    : Piece(scan, names, next, joint == Joint.Tight);
                Count++;
                next++;
                continue;
            }

            // Particles count where a word with a capital follows.
            if (tokens[next].Entry == 0) break;
            var end = next;
            while (end < tokens.Length && end - next < 3 && tokens[end].Case == LetterCase.Lower
                && scan.Term(NameVocabulary.Particles, end) is not null
                && JointBefore(scan, end) != Joint.None) end++;
            if (end == next || end == tokens.Length || !tokens[end].IsCapital || JointBefore(scan, end) == Joint.None
                || Count + end - next >= Most) break;
            if (IsPreposition(scan, next) && end - next == 1) break;
            for (; next < end; next++) pieces[Count++] = new NamePiece(next, NamePieceKind.Particle, NameBits.None, false);
        }

        return next;
    }

    /// <summary>A word that stands before names, with a capital because a sentence or line begins, or because it is
    /// German.</summary>
    private static bool IsLeadIn(ScanText scan, int at, bool first) => (first && scan.Term(NameVocabulary.Roles, at) is not null)
        || (NameContext.BeginsSentence(scan.Text, scan.Tokens[at].Start) && scan.HasTerm(at, NameVocabulary.LeadIns));

    // In 't Veld and op den Kamp, but not Visser in Leiden.
    private static bool IsPreposition(ScanText scan, int at) =>
        scan.Text.AsSpan(scan.Tokens[at].Start, scan.Tokens[at].Length) is "in" or "op";

    /// <summary>Reads a name in small letters from a given name on: only what the list knows as names belongs to it, and single
    /// letters
    /// between them. Returns the first token that was not read.</summary>
    internal int ReadSmall(ScanText scan, NameWords names, int first)
    {
        var tokens = scan.Tokens;
        Count = 0;
        pieces[Count++] = new NamePiece(first, NamePieceKind.Word, names.Of(scan, tokens[first]), false);
        var next = first + 1;
        while (next < tokens.Length && Count < 6)
        {
            var at = next;
            while (at < tokens.Length && at - next < 3 && JointBefore(scan, at, small: true) != Joint.None
                && (tokens[at].Length == 1 || scan.Term(NameVocabulary.Particles, at) is not null)) at++;
            if (at == tokens.Length || JointBefore(scan, at, small: true) is not (Joint.Loose or Joint.Tight)) break;
            var bits = names.Of(scan, tokens[at]);
            if ((bits & (NameBits.AnyName | NameBits.Ending)) == 0 || (bits & (NameBits.Word | NameBits.Common)) != 0) break;
            for (; next < at; next++)
                pieces[Count++] = new NamePiece(next, tokens[next].Length == 1 ? NamePieceKind.Initial
                    : NamePieceKind.Particle, NameBits.None, false);
            pieces[Count++] = new NamePiece(next++, NamePieceKind.Word, bits, false);
        }

        return next;
    }

    /// <summary>What was read last is an initial, a particle in small letters behind a name, or a title; before the first stands a
    /// title.</summary>
    private readonly bool IsBehindName(ScanText scan, int at)
    {
        if (Count == 0) return NameContext.Before(scan, NameVocabulary.Titles, at, stops: true) is not null;
        var last = pieces[Count - 1];
        return last.Kind switch
        {
            NamePieceKind.Initial => true,
            NamePieceKind.Particle => Count > 1 && pieces[Count - 2].Kind != NamePieceKind.Barrier,
            NamePieceKind.Barrier => scan.Term(NameVocabulary.Titles, last.Token) is not null,
            _ => false,
        };
    }

    /// <summary>Hill and Park are family names behind a given name, and places elsewhere.</summary>
    private readonly bool IsNamedThing(ScanText scan, int at) => scan.Tokens[at].Entry != 0
        && scan.Term(NameVocabulary.NamedThings, at) is not null
        && !(Count > 0 && (pieces[Count - 1].IsPlainly(NameBits.AnyGiven) || IsBehindName(scan, at))
        && !Follows(scan, pieces[0].Token));

    // April, but April Jones.
    private static bool IsCalendar(ScanText scan, int at) => scan.Term(NameVocabulary.Calendar, at) is not null
        && !(at + 1 < scan.Tokens.Length && scan.Tokens[at + 1].IsCapital && scan.Tokens[at + 1].Start - scan.Tokens[at].End == 1);

    private static bool Follows(ScanText scan, int at) => at > 0 && scan.Tokens[at - 1].IsNumber
        && scan.Tokens[at].Start - scan.Tokens[at - 1].End == 1;

    private readonly NamePiece Piece(ScanText scan, NameWords names, int at, bool joined)
    {
        var tokens = scan.Tokens;
        ref readonly var token = ref tokens[at];
        if (token.Length == 1)
        {
            // S.A. is no initial.
            var form = token.Entry != 0 && scan.Term(NameVocabulary.Things, at) is { Length: > 2 };
            return new NamePiece(at, form ? NamePieceKind.Barrier : NamePieceKind.Initial, NameBits.None, joined);
        }

        var bits = names.Of(scan, token);
        if (token.Length <= 3 && IsMac(scan, at)) return new NamePiece(at, NamePieceKind.Particle, NameBits.None, joined);
        if (token.Entry != 0 && (bits & NameBits.Given) == 0 && scan.Term(NameVocabulary.Particles, at) is not null)
            return new NamePiece(at, NamePieceKind.Particle, bits, joined);

        // A word is no name, but for P. de Vries and Frau Schwarz.
        if ((bits & NameBits.Word) != 0 && (bits & NameBits.AnyName) == 0
            && ((bits & NameBits.Common) != 0 || !IsBehindName(scan, at)))
            return new NamePiece(at, NamePieceKind.Barrier, bits, joined);
        if (token.Entry != 0)
        {
            var leads = Count == 0 || (Count == 1 && pieces[0].Kind == NamePieceKind.Particle);
            if (!joined && (bits & (NameBits.Given | NameBits.Word)) != NameBits.Given && IsLeadIn(scan, at, leads))
                return new NamePiece(at, NamePieceKind.Barrier, bits, joined);
            if (scan.Term(NameVocabulary.Things, at) is not null || scan.Term(NameVocabulary.Titles, at) is not null
                || IsCalendar(scan, at)) return new NamePiece(at, NamePieceKind.Barrier, bits, joined);
        }

        // Nº and the like.
        if (bits == NameBits.None && scan.Text.AsSpan(token.Start, token.Length).Contains('º'))
            return new NamePiece(at, NamePieceKind.Barrier, bits, joined);

        // An acronym beside a name: Cyrus SASL.
        if (token.Case == LetterCase.Upper && bits == NameBits.None && token.Length <= 5 && !joined && Count > 0
            && tokens[at - 1].Case != LetterCase.Upper)
            return new NamePiece(at, NamePieceKind.Barrier, bits, joined);
        return new NamePiece(at, NamePieceKind.Word, bits, joined);
    }

    /// <summary>The Mc of McDonald.</summary>
    private static bool IsMac(ScanText scan, int at)
    {
        ref readonly var token = ref scan.Tokens[at];
        return at + 1 < scan.Tokens.Length && scan.Tokens[at + 1].Start == token.End
            && scan.Text.AsSpan(token.Start, token.Length) is "Mc" or "Mac";
    }

    /// <summary>What stands between a token and the one before: a blank, a full stop behind an initial and at most one blank, a
    /// hyphen or an
    /// apostrophe, or nothing (<c>McDonald</c>).</summary>
    private static Joint JointBefore(ScanText scan, int at, bool small = false)
    {
        var tokens = scan.Tokens;
        ref readonly var before = ref tokens[at - 1];
        ref readonly var token = ref tokens[at];
        var gap = token.Start - before.End;
        if (gap > 2 || !token.IsWord) return Joint.None;
        var text = scan.Text;
        var initial = before.Length == 1 && (before.IsCapital || small);
        return gap switch
        {
            0 => before.IsWord && IsPrefix(text.AsSpan(before.Start, before.Length)) ? Joint.Tight : Joint.None,
            1 when Chars.IsGap(text[before.End]) => Joint.Loose,
            1 when Chars.IsHyphen(text[before.End]) || text[before.End] is '\'' or '’' => Joint.Tight,
            1 when text[before.End] == '.' && initial => Joint.Loose,
            2 when text[before.End] == '.' && initial && Chars.IsGap(text[before.End + 1]) => Joint.Loose,
            2 when Chars.IsGap(text[before.End]) && text[before.End + 1] is '\'' or '’' && token.Length == 1 => Joint.Loose,  
                // in 't Veld
            _ => Joint.None,
        };
    }

    private static bool IsPrefix(ReadOnlySpan<char> word) =>
        word is "Mc" or "Mac" or "De" or "Di" or "Da" or "Del" or "Della" or "Van" or "Von" or "Le" or "La" or "Du" or "Fitz"
            or "Al" or "El";

    private enum Joint : byte
    {
        None,
        Loose,
        Tight,
    }
}
