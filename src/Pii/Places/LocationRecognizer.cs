using AuditPipeline.Core.Redaction;
using AuditPipeline.Pii.Text;
using AuditPipeline.Pii.Words;

namespace AuditPipeline.Pii.Places;

/// <summary>Towns, regions and countries by their names. The better known the place and the fewer other meanings its name has, the less has
/// to speak for it: a country stands for itself, a village needs words that only places follow.</summary>
internal sealed class LocationRecognizer : IRecognizer
{
    public const string Kind = "LOCATION";

    private const int LongestUnknown = 5;   // tokens

    private const int ShortestSmall = 4;     // letters

    private const int LongestBetween = 16;   // units between a name and what stands before it

    private const double Plain = 0.45;
    private const double Led = 0.6;
    private const double Cued = 0.75;
    private const double Unknown = 0.42;

    private readonly WordList places;
    private readonly NamePairs several;
    private readonly WordFilter small;   // names that may be written small begin with these

    internal LocationRecognizer(WordList places)
    {
        this.places = places;
        several = new NamePairs(places.Entries.Select(e => e.Key));
        small = new WordFilter(places.Entries.Where(e => MayBeSmall(e.Value)).Select(e => e.Key));
    }

    /// <summary>What stands before a name.</summary>
    private enum Lead : byte
    {
        None,
        Weak,
        Preposition,
        Inside,
        Cue,
    }

    public string Name => "place";

    public IReadOnlyList<string> Entities { get; } = [Kind];

    public IReadOnlyList<ContextWords> Vocabulary => PlaceWords.All;

    public string Rules => FormattableString.Invariant($"{Name} {places.Count} {Plain} {Led} {Cued} {Unknown}");

    public void Find(ScanText scan, List<Detection> found)
    {
        var text = new PlaceText(scan, places);
        var tokens = text.Tokens;
        for (var i = 0; i < tokens.Length; i++)
        {
            ref readonly var token = ref tokens[i];
            if (!token.IsCapital)
            {
                if (small.MayHold(token) && token.Length >= ShortestSmall && i > 0 && tokens[i - 1].Entry != 0) i = Small(text, i, found);
                continue;
            }

            // With nothing before it, a name must be well known or have its region behind it.
            var lead = LeadOf(text, i);
            if (lead == Lead.None && !small.MayHold(token) && !MayBePaired(text, i)) continue;
            var (count, bits) = Longest(text, i);
            if (bits == 0 && (lead != Lead.Cue || tokens[i - 1].Entry == 0)) continue;
            if (text.Before(i) is Gap.Touch or Gap.Hyphen or Gap.Apostrophe or Gap.Slash || PartOfCode(text, i)) continue;
            var last = bits != 0 ? i + count - 1 : i;
            if (last > i && !text.IsCapital(last)) continue;
            var score = bits != 0 ? Known(text, i, last, bits, lead) : 0;
            if (score == 0 && lead == Lead.Cue && UnknownEnd(text, i) is >= 0 and var end) (last, score) = (end, Unknown);
            if (score == 0) continue;
            var start = text.Tokens[i].Start;
            found.Add(new Detection(start, text.Tokens[last].End - start, Kind, score, Name));
            i = last;
        }
    }

    /// <summary>The longest name that begins at a token: how many tokens it takes and its bits.</summary>
    private (int Tokens, int Bits) Longest(in PlaceText text, int first) =>
        text.Has(first + 1) && several.MayBegin(text.Tokens[first], text.Tokens[first + 1])
            ? places.Longest(text.Scan, first) : (1, places.Bits(text.Scan, text.Tokens[first]));

    /// <summary>Names in small letters, as people write in haste: countries and large towns only, behind a word that places follow.</summary>
    /// <returns>The last token looked at.</returns>
    private int Small(in PlaceText text, int first, List<Detection> found)
    {
        if (text.Tokens[first].Case != LetterCase.Lower || text.Before(first) != Gap.Blank || LeadOf(text, first) < Lead.Preposition) return first;
        var (count, bits) = Longest(text, first);
        var last = first + count - 1;
        if (!MayBeSmall(bits)) return first;
        if (text.After(last) is Gap.Touch or Gap.Hyphen or Gap.Slash || PartOfCode(text, first) || PartOfCode(text, last)) return first;
        if (text.Tokens[last].Case != LetterCase.Lower || (text.Has(last + 1) && text.After(last) == Gap.Blank && text.Places.Bits(text.Scan, text.Tokens[last + 1]) != 0)) return first;
        var start = text.Tokens[first].Start;
        found.Add(new Detection(start, text.Tokens[last].End - start, Kind, Plain, Name));
        return last;
    }

    private static bool MayBeSmall(int bits) => (bits & (PlaceBits.Country | PlaceBits.Large)) != 0 && (bits & (PlaceBits.Word | PlaceBits.Person)) == 0;

    private double Known(in PlaceText text, int first, int last, int bits, Lead lead)
    {
        if (!EndsName(text, last, bits, lead) || text.Is(first, StreetWords.Months)) return 0;
        if (lead == Lead.Cue) return Cued;
        var single = first == last;
        var country = (bits & PlaceBits.Country) != 0;
        var (word, person) = ((bits & PlaceBits.Word) != 0, (bits & PlaceBits.Person) != 0);
        // A capital that begins a sentence, or stands among capitals, says little.
        if (lead < Lead.Preposition && text.Tokens[first].Case == LetterCase.Upper && text.Tokens[first].Length < 5) return 0;
        if (Paired(text, last)) return Led;
        if (first > 0 && text.Before(first) == Gap.Blank && text.Tokens[first - 1].IsCapital && lead == Lead.None) return 0;
        if (country && lead >= Lead.Preposition) return Led;
        if (country && !word && !person) return Plain;
        if (lead >= Lead.Preposition)
        {
            if ((bits & PlaceBits.Large) != 0 && !(word && single)) return Led;
            if ((bits & (PlaceBits.Town | PlaceBits.Region)) == PlaceBits.Region && lead == Lead.Preposition && !text.Is(first - 1, PlaceWords.Sources)) return 0;
            if (word || person) return lead == Lead.Inside && !word && (bits & PlaceBits.Midsize) != 0 ? Plain : 0;
            return (bits & (PlaceBits.Midsize | PlaceBits.Region)) != 0 ? Led : Plain;
        }

        if (word || person) return lead == Lead.Weak && !word && (bits & PlaceBits.Large) != 0 && text.Closes(last) ? Plain : 0;
        return (bits & PlaceBits.Large) != 0 || (lead == Lead.Weak && (bits & (PlaceBits.Midsize | PlaceBits.Region)) != 0) ? Plain : 0;
    }

    /// <summary>The name does not go on behind its last token, nor does it name something else.</summary>
    private static bool EndsName(in PlaceText text, int last, int bits, Lead lead)
    {
        switch (text.After(last))
        {
            case Gap.Touch or Gap.Hyphen:
                return false;
            case Gap.Apostrophe:
                return text.Tokens[last + 1].Length == 1;
            case Gap.Slash:
                return lead >= Lead.Preposition;
            case Gap.Blank when text.IsCapital(last + 1):
                return lead == Lead.Cue || (lead >= Lead.Preposition && (bits & (PlaceBits.Country | PlaceBits.Large)) != 0 && !text.Is(last + 1, PlaceWords.Institutions));
            default:
                return true;
        }
    }

    /// <summary>A comma and a capitalised word follow within the length of a name.</summary>
    private static bool MayBePaired(in PlaceText text, int first)
    {
        for (var last = first; last < first + WordList.LongestTerm; last++)
        {
            var gap = text.After(last);
            if (gap == Gap.Comma) return text.IsCapital(last + 1);
            if (gap is not (Gap.Blank or Gap.Hyphen or Gap.Apostrophe or Gap.Touch)) return false;
        }

        return false;
    }

    /// <summary>Its region or country follows: <c>Springfield, Illinois</c>.</summary>
    private bool Paired(in PlaceText text, int last)
    {
        if (text.After(last) != Gap.Comma || !text.IsCapital(last + 1)) return false;
        var (_, bits) = Longest(text, last + 1);
        return (bits & (PlaceBits.Country | PlaceBits.Region)) != 0 && (bits & (PlaceBits.Word | PlaceBits.Person)) == 0;
    }

    private static Lead LeadOf(in PlaceText text, int first)
    {
        if (first == 0) return Lead.None;
        ref readonly var before = ref text.Tokens[first - 1];
        var length = text.Tokens[first].Start - before.End;
        if (length is 0 or > LongestBetween || (before.Entry == 0 && length == 1 && text.Text[before.End] != ':')) return Lead.None;
        if (text.Before(first) == Gap.Blank)
        {
            if (before.Entry == 0) return Lead.None;
            if (text.Is(first - 2, PlaceWords.Cues)) return Lead.Cue;
            if (!text.Is(first - 1, PlaceWords.Leads)) return Lead.None;
            if (text.Is(first - 1, PlaceWords.Nouns)) return Lead.Cue;
            if (before.Case != LetterCase.Lower && before.Length < 2) return Lead.None;   // an initial
            if (text.Is(first - 1, PlaceWords.Inside)) return Lead.Inside;
            if (text.Is(first - 1, PlaceWords.Prepositions)) return Lead.Preposition;
            return text.Is(first - 1, PlaceWords.Weak) ? Lead.Weak : Lead.None;
        }

        var between = text.Text.AsSpan(before.End, length);
        if (!between.Contains(':') || between.Contains('\n')) return Lead.None;
        return IsField(text, first, PlaceWords.Fields) ? Lead.Cue : IsField(text, first, PlaceWords.MaybeFields) ? Lead.Inside : Lead.None;
    }

    /// <summary>The name of a field ends right before a token: its last word, or the whole of a name of several words.</summary>
    private static bool IsField(in PlaceText text, int first, ContextWords fields)
    {
        for (var words = 1; words <= 3; words++)
        {
            if (text.Is(first - words, fields)) return true;
            if (text.Before(first - words) != Gap.Blank) break;
        }

        return false;
    }

    /// <summary>Signs of a path, name or address of machines touch the word.</summary>
    private static bool PartOfCode(in PlaceText text, int token)
    {
        var (start, end) = (text.Tokens[token].Start, text.Tokens[token].End);
        return (start > 0 && text.Text[start - 1] is '_' or '@' or '#' or '\\' or '.' or '=' or '`')
            || (end < text.Text.Length && text.Text[end] is '_' or '@' or '=' or '(' or '`');
    }

    /// <summary>The end of a capitalised name that is not in the list; -1 when it does not look like the name of a place.</summary>
    private static int UnknownEnd(in PlaceText text, int first)
    {
        if (text.Tokens[first].Case == LetterCase.Upper && text.Tokens[first].Length < 5) return -1;
        if (text.Is(first, StreetWords.Months) || text.Is(first, PlaceWords.Institutions)) return -1;
        var last = first;
        while (last - first < LongestUnknown && !text.Is(last + 1, PlaceWords.Institutions) && text.After(last) is Gap.Blank or Gap.Hyphen or Gap.Apostrophe
            && (text.IsCapital(last + 1) || (text.Is(last + 1, StreetWords.Particles) && text.IsCapital(last + 2)))) last++;
        return text.Tokens[last].Length < 3 || text.After(last) is Gap.Touch or Gap.Slash ? -1 : last;
    }
}
