using AuditPipeline.Core.Redaction;
using AuditPipeline.Pii.Text;
using AuditPipeline.Pii.Words;

namespace AuditPipeline.Pii.Places;

/// <summary>Addresses as one span: a street with its number, what part of the building, postcode, town and country. Begins at numbers, as
/// every address has one, and adds up what speaks for an address (<see cref="AddressEvidence"/>).</summary>
internal sealed class AddressRecognizer : IRecognizer
{
    public const string Kind = "ADDRESS";

    private const int Longest = 120;    // UTF-16 units
    private const int CueBefore = 24;

    private readonly WordList places;

    internal AddressRecognizer(WordList places) => this.places = places;

    public string Name => "address";

    public IReadOnlyList<string> Entities { get; } = [Kind];

    public IReadOnlyList<ContextWords> Vocabulary => StreetWords.All;

    public string Rules => FormattableString.Invariant($"{Name} {places.Count}");

    public void Find(ScanText scan, List<Detection> found)
    {
        if (scan.Numbers.IsEmpty) return;
        var text = new PlaceText(scan, places);
        var free = 0;   // tokens before this one belong to an address
        foreach (var number in scan.Numbers)
        {
            if (number < free) continue;
            var best = FieldPost(text, number, free);
            if (!best.Found) best = Better(NumberLast(text, number, free), NumberFirst(text, number, free));
            if (!best.Found) continue;
            var start = text.Tokens[best.First].Start;
            var end = text.Tokens[best.Last].End;
            if (end - start > Longest) continue;
            found.Add(new Detection(start, end - start, Kind, AddressEvidence.Score(best.Points), Name));
            free = best.Last + 1;
        }
    }

    /// <summary><c>Dorpsstraat 12</c>, and the box of a post office.</summary>
    private static Street NumberLast(in PlaceText text, int number, int free)
    {
        if (number == free || !HouseNumber.MayBegin(text, number)) return Street.None;
        var end = HouseNumber.End(text, number);
        if (end < 0) return Street.None;
        var name = number - 1;
        var gap = text.Before(number);
        if (gap is Gap.Blank or Gap.Touch or Gap.Dot && text.Is(name, StreetWords.Boxes) && text.Tokens[name].Length > 1)
            return Judge(text, new Street(BoxStart(text, name), end, AddressEvidence.Street + AddressEvidence.Number));

        var comma = gap == Gap.Comma;
        if (text.Is(name, StreetWords.NumberWords) && gap is Gap.Blank or Gap.Dot or Gap.Touch && name > free
            && text.Before(name) is Gap.Blank or Gap.Comma)
        {
            comma = text.Before(name) == Gap.Comma;
            name--;
        }
        else if (gap is not (Gap.Blank or Gap.Comma) && !(gap == Gap.Dot && text.Is(name, StreetWords.Trailing)) && !(gap == Gap.Dot && text.Is(name, StreetWords.MaybeTrailing)))
        {
            return Street.None;
        }

        if (name < free || !text.Tokens[name].IsWord) return Street.None;
        var street = StreetReader.Backwards(text, name);
        if (!street.Found || street.First < free || (comma && street.Points < AddressEvidence.Street)) return Street.None;
        var first = street.First;
        if (first > free && text.After(first - 1) == Gap.Blank && text.IsNumber(first - 1, 1, 5) && HouseNumber.MayBegin(text, first - 1)) first--;
        return Judge(text, new Street(first, end, street.Points + AddressEvidence.Number));
    }

    /// <summary><c>12 Hawthorn Close</c>, <c>12, rue de la Paix</c>.</summary>
    private static Street NumberFirst(in PlaceText text, int number, int free)
    {
        if (!HouseNumber.MayBegin(text, number)) return Street.None;
        var end = HouseNumber.End(text, number);
        if (end < 0 || !text.Has(end + 1) || text.After(end) is not (Gap.Blank or Gap.Comma)) return Street.None;
        var street = StreetReader.Forwards(text, end + 1);
        if (!street.Found || (text.After(end) == Gap.Comma && street.Points < AddressEvidence.Street)) return Street.None;
        var last = street.Last;
        if (text.After(last) == Gap.Blank && text.IsNumber(last + 1, 1, 5) && HouseNumber.End(text, last + 1) is >= 0 and var more
            && PostcodeReader.End(text, last + 1, out var certain) is var code && !(certain && code >= 0)) last = more;
        var first = number;
        if (first > free && text.After(first - 1) == Gap.Blank && text.IsNumber(first - 1, 1, 5) && HouseNumber.MayBegin(text, first - 1)) first--;
        return Judge(text, new Street(first, last, street.Points + AddressEvidence.Number));
    }

    private static Street Judge(in PlaceText text, Street street)
    {
        var tail = TailReader.Read(text, street.Last, street: true);
        var points = street.Points + tail.Points;
        var start = text.Tokens[street.First].Start;
        if (points > AddressEvidence.Number && text.Scan.Context(StreetWords.Cues, start, start, CueBefore, 0) is not null) points += AddressEvidence.Cue;
        return points >= AddressEvidence.Enough ? new Street(street.First, tail.Last, points) : Street.None;
    }

    /// <summary><c>PSC 1234, Box 5678, APO AE 09012</c>, from the number at its end backwards.</summary>
    private static Street FieldPost(in PlaceText text, int number, int free)
    {
        if (!text.IsNumber(number, 5, 5) || number < 2 || !text.IsLetters(number - 1, 2, 2) || !text.Is(number - 2, StreetWords.FieldPost)) return Street.None;
        var first = number - 2;
        for (var i = first - 1; i >= free && number - i < 10 && text.After(i) is Gap.Blank or Gap.Comma or Gap.Line; i--)
        {
            if (text.Is(i, StreetWords.FieldPostBegin))
            {
                first = i;
                break;
            }
        }

        return new Street(first, number, AddressEvidence.Street + AddressEvidence.PostcodeTown);
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

        return first > 0 && text.After(first - 1) == Gap.Blank && text.IsNumber(first - 1, 1, 5) ? first - 1 : first;
    }

    private static Street Better(Street a, Street b) =>
        !a.Found ? b : !b.Found ? a : b.Points != a.Points ? (b.Points > a.Points ? b : a) : b.Last - b.First > a.Last - a.First ? b : a;
}
