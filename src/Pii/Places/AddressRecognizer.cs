using AuditPipeline.Core.Redaction;
using AuditPipeline.Pii.Text;
using AuditPipeline.Pii.Words;

namespace AuditPipeline.Pii.Places;

/// <summary>Addresses: a street with its number, what part of the building, postcode, town and country. Begins at numbers, as every address
/// has one, and adds up what speaks for an address (<see cref="AddressEvidence"/>). One span where it is a phrase; a span a line where it
/// is a label of several lines.</summary>
internal sealed class AddressRecognizer : IRecognizer
{
    public const string Kind = "ADDRESS";

    private const int Longest = 120;    // UTF-16 units
    private const int CueBefore = 24;
    private const int LongestNumber = 6;
    private const int FieldPostNumber = 5;

    private readonly WordList places;

    internal AddressRecognizer(WordList places) => this.places = places;

    public string Name => "address";

    public IReadOnlyList<string> Entities { get; } = [Kind, LocationRecognizer.Kind];

    public IReadOnlyList<ContextWords> Vocabulary => StreetWords.All;

    public string Rules => FormattableString.Invariant($"{Name} {places.Count}");

    public void Find(ScanText scan, List<Detection> found)
    {
        if (scan.Numbers.IsEmpty) return;
        var text = new PlaceText(scan, places);
        Span<AddressPart> parts = stackalloc AddressPart[TailReader.MostParts];
        var free = 0;   // tokens before this one belong to an address
        foreach (var number in scan.Numbers)
        {
            if (text.Tokens[number].Length > LongestNumber) continue;
            if (text.Tokens[number].Length == FieldPostNumber && FieldPost(text, number) is { Found: true } post)
            {
                // Its box may have been reported before; this is longer and surer.
                Add(text, post.First, post.Last, Kind, post.Points, found);
                free = post.Last + 1;
            }

            if (number < free || !HasNeighbour(text, number)) continue;
            var street = Better(NumberLast(text, number, free, parts), NumberFirst(text, number, free, parts));
            if (!street.Found) continue;
            free = Report(text, street, parts, found) + 1;
        }
    }

    /// <summary>A name or a word of addresses stands beside the number: most numbers of a text are told by this.</summary>
    private static bool HasNeighbour(in PlaceText text, int number)
    {
        if (number > 0 && text.Tokens[number - 1].IsWord && (text.Tokens[number - 1].IsCapital || text.Tokens[number - 1].Entry != 0)) return true;
        if (!text.Has(number + 1)) return false;
        var next = text.Tokens[number + 1];
        return next.IsCapital || next.Entry != 0 || next.Start == text.Tokens[number].End || (next.IsNumber && text.Tokens[number].Length <= 4);
    }

    /// <summary>The token before a number may be the end of a street, or a word for a box, a unit or a number; a slash stands in <c>s/n</c>.</summary>
    private static bool MayStandBefore(in PlaceText text, int number)
    {
        ref readonly var before = ref text.Tokens[number - 1];
        return before.IsCapital || text.Is(number - 1, StreetWords.BeforeNumber) || (before.Length == 1 && text.Before(number - 1) == Gap.Slash);
    }

    /// <summary>The token behind a number may be the beginning of a street.</summary>
    private static bool MayStandBehind(in PlaceText text, int number)
    {
        ref readonly var behind = ref text.Tokens[number + 1];
        return behind.IsCapital || behind.IsNumber || behind.Length <= 2 || text.Is(number + 1, StreetWords.InsideName);
    }

    /// <returns>The last token of the address.</returns>
    private int Report(in PlaceText text, Street street, Span<AddressPart> parts, List<Detection> found)
    {
        var tail = TailReader.Read(text, street.Last, parts);
        var first = street.First;
        if (text.Is(first, StreetWords.Units) && text.Has(first + 2) && text.Tokens[first + 2].IsNumber && text.After(first + 1) == Gap.Blank)
        {
            // Apt. 12 34 Main Street: without a comma they are two.
            Add(text, first, first + 1, Kind, street.Points, found);
            first += 2;
        }

        var two = text.Tokens[first].IsNumber && first + 1 < street.Last && (text.Tokens[first + 1].IsNumber || text.Tokens[street.Last].IsNumber)
            && text.After(first + 1) != Gap.Comma;
        var label = tail.Lines && BeginsLine(text, first) && Cue(text, first) is null;
        if (label || (two && !tail.Complete && tail.Count <= 1))
        {
            // A number of its own before the street, of the door or the building.
            if (two) Add(text, first, first, Kind, street.Points, found);
            Add(text, two ? first + 1 : first, street.Last, Kind, street.Points, found);
            foreach (var part in parts[..tail.Count]) Add(text, part.First, part.Last, part.IsPlace ? LocationRecognizer.Kind : Kind, street.Points, found);
        }
        else
        {
            // What would be too long to be seen whole in a stream ends with its street.
            var whole = text.Tokens[tail.Last].End - text.Tokens[first].Start <= Longest;
            Add(text, first, whole ? tail.Last : street.Last, Kind, street.Points, found);
        }

        return tail.Last;
    }

    private void Add(in PlaceText text, int first, int last, string kind, int points, List<Detection> found)
    {
        var start = text.Tokens[first].Start;
        var end = text.Tokens[last].End;
        if (end - start <= Longest) found.Add(new Detection(start, end - start, kind, AddressEvidence.Score(points), Name));
    }

    /// <summary><c>Dorpsstraat 12</c>, and the box of a post office.</summary>
    private static Street NumberLast(in PlaceText text, int number, int free, Span<AddressPart> parts)
    {
        if (number == free || !MayStandBefore(text, number) || !HouseNumber.MayBegin(text, number)) return Street.None;
        var end = HouseNumber.End(text, number);
        if (end < 0) return NumberMissing(text, number, free, parts);
        var name = number - 1;
        var gap = text.Before(number);
        if (gap is Gap.Blank or Gap.Touch or Gap.Dot)
        {
            if (text.Is(name, StreetWords.Boxes) && (text.Tokens[name].Length > 2 || text.IsLetters(name, 2, 2)))
                return Judge(text, WithLeading(text, new Street(BoxStart(text, name), end, AddressEvidence.Street + AddressEvidence.Number), free), parts);
            if (text.Is(name, StreetWords.Units) && !text.Is(name, StreetWords.NumberWords))
            {
                var before = text.After(end) is Gap.Blank or Gap.Comma && text.Has(end + 1) && text.Tokens[end + 1].IsNumber;   // Flat 3, 12 High Street
                return text.IsCapital(name) && !before ? Judge(text, new Street(name, end, AddressEvidence.Town), parts) : Street.None;
            }
        }

        var comma = gap == Gap.Comma;
        var colon = gap == Gap.End && text.Text[text.Tokens[name].End] == ':' && text.Tokens[number].Start - text.Tokens[name].End <= 2;   // Caddesi No: 12
        if ((colon || gap is Gap.Blank or Gap.Dot or Gap.Touch) && name > free && text.Is(name, StreetWords.NumberWords) && text.Before(name) is Gap.Blank or Gap.Comma)
        {
            comma = text.Before(name) == Gap.Comma;
            name--;
        }
        else if (gap is not (Gap.Blank or Gap.Comma) && !(gap == Gap.Dot && StreetReader.Ending(text, name) > 0))
        {
            return NumberMissing(text, number, free, parts);
        }

        if (!text.Tokens[name].IsWord || (text.After(end) == Gap.Blank && text.Is(end + 1, StreetWords.Months))) return Street.None;
        var street = StreetReader.Backwards(text, name);
        if (!street.Found || street.First < free || (comma && street.Points == 0)) return NumberMissing(text, number, free, parts);
        var judged = Judge(text, WithLeading(text, new Street(street.First, end, street.Points + AddressEvidence.Number), free), parts);
        return judged.Found ? judged : NumberMissing(text, number, free, parts);
    }

    /// <summary>A street without a number before its postcode, which is what the number is then: <c>Calle Mayor s/n, 28013 Madrid</c>.</summary>
    private static Street NumberMissing(in PlaceText text, int number, int free, Span<AddressPart> parts)
    {
        if (number < free + 2 || text.Before(number) is not (Gap.Comma or Gap.Line or Gap.Dot) || PostcodeReader.End(text, number, out _) < 0) return Street.None;
        var last = number - 1;
        var name = last;
        if (text.Tokens[last].Length == 1 && text.Before(last) == Gap.Slash && text.Tokens[last - 1].Length == 1) name = last - 2;
        if (name <= free || (name == last && text.Before(number) == Gap.Dot)) return Street.None;
        var street = StreetReader.Backwards(text, name);
        return street.Found && street.Points > 0 && street.First >= free
            ? Judge(text, new Street(street.First, last, street.Points - (name == last ? AddressEvidence.Number : 0)), parts) : Street.None;
    }

    /// <summary><c>12 Hawthorn Close</c>, <c>12, rue de la Paix</c>.</summary>
    private static Street NumberFirst(in PlaceText text, int number, int free, Span<AddressPart> parts)
    {
        if (!HouseNumber.MayBegin(text, number)) return Street.None;
        var end = HouseNumber.End(text, number);
        if (end < 0 || text.After(end) is not (Gap.Blank or Gap.Comma) || !MayStandBehind(text, end)) return Street.None;
        var street = StreetReader.Forwards(text, end + 1);
        if (!street.Found || (text.After(end) == Gap.Comma && street.Points < AddressEvidence.Street)) return Street.None;
        var last = street.Last;
        var points = street.Points + AddressEvidence.Number;
        if ((text.After(last) == Gap.Blank || (text.After(last) == Gap.Dot && StreetReader.Ending(text, last) > 0)) && text.IsNumber(last + 1, 1, 5) && HouseNumber.End(text, last + 1) is >= 0 and var more
            && !(PostcodeReader.End(text, last + 1, out var certain) >= 0 && certain))
        {
            last = more;
            points += AddressEvidence.BothNumbers;
        }

        return Judge(text, WithLeading(text, new Street(number, last, points), free), parts);
    }

    private static Street Judge(in PlaceText text, Street street, Span<AddressPart> parts)
    {
        var points = street.Points + TailReader.Read(text, street.Last, parts).Points;
        if (points > AddressEvidence.Number && Cue(text, street.First) is not null) points += AddressEvidence.Cue;
        return points >= AddressEvidence.Enough ? street with { Points = points } : Street.None;
    }

    private static string? Cue(in PlaceText text, int first)
    {
        var start = text.Tokens[first].Start;
        return text.Scan.Context(StreetWords.Cues, start, start, CueBefore, 0);
    }

    /// <summary><c>PSC 1234, Box 5678, APO AE 09012</c>, from the number of five digits at its end backwards.</summary>
    private static Street FieldPost(in PlaceText text, int number)
    {
        if (number < 2 || !text.Tokens[number - 1].IsWord || text.Tokens[number - 1].Length != 2
            || !text.Is(number - 2, StreetWords.FieldPost)) return Street.None;
        var first = number - 2;
        for (var i = first - 1; i >= 0 && number - i < 10 && text.After(i) is Gap.Blank or Gap.Comma or Gap.Line; i--)
        {
            if (text.Is(i, StreetWords.FieldPostBegin))
            {
                first = i;
                break;
            }
        }

        return new Street(first, number, AddressEvidence.Street + 2 * AddressEvidence.PostcodeTown);
    }

    /// <summary>What stands before a street: a number of its own, then a part of the building, <c>Flat 3, 12 High Street</c>.</summary>
    private static Street WithLeading(in PlaceText text, Street street, int free)
    {
        var (first, points) = (street.First, street.Points);
        if (first > free && text.After(first - 1) == Gap.Blank && text.IsNumber(first - 1, 1, 5) && HouseNumber.MayBegin(text, first - 1)
            && !text.Is(first - 2, StreetWords.Units))
        {
            first--;
            points += AddressEvidence.BothNumbers;
        }

        if (first - 2 >= free && text.After(first - 1) is Gap.Blank or Gap.Comma)
        {
            var number = text.IsLetters(first - 1, 1, 1) && text.Before(first - 1) == Gap.Touch ? first - 2 : first - 1;   // Flat 2B
            if (text.IsNumber(number, 1, 4) && text.After(number - 1) is Gap.Blank or Gap.Dot && number - 1 >= free && text.Is(number - 1, StreetWords.Units))
            {
                first = number - 1;
                points += AddressEvidence.Unit;
            }
            else if (text.After(first - 1) == Gap.Comma && text.IsCapital(first - 1) && text.IsNumber(first - 2, 4, 6) && text.After(first - 2) == Gap.Blank
                && text.Places.Bits(text.Scan, text.Tokens[first - 1]) != 0)
            {
                // 1051 Budapest, Vörösmarty tér 1
                first -= 2;
                points += AddressEvidence.PostcodeTown;
            }
        }

        return street with { First = first, Points = points };
    }

    private static int BoxStart(in PlaceText text, int box)
    {
        // P.O. Box, PO Box, Post Office Box
        var first = box;
        for (var i = box - 1; i >= 0 && box - i <= 2 && text.After(i) is Gap.Blank or Gap.Dot or Gap.Touch; i--)
        {
            var word = text.Text.AsSpan(text.Tokens[i].Start, text.Tokens[i].Length);
            if (word is "P" or "O" or "PO" or "p" or "o" or "po" or "Po" or "Post" or "Office") first = i;
            else break;
        }

        return first;
    }

    private static bool BeginsLine(in PlaceText text, int first)
    {
        var i = text.Tokens[first].Start - 1;
        while (i >= 0 && text.Tokens[first].Start - i < 12 && text.Text[i] is ' ' or '>' or '?' or '*' or '|' or '\r') i--;
        return i < 0 || text.Text[i] == '\n';
    }

    private static Street Better(Street a, Street b) =>
        !a.Found ? b : !b.Found ? a : b.Points != a.Points ? (b.Points > a.Points ? b : a) : b.Last - b.First > a.Last - a.First ? b : a;
}
