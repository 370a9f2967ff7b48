using AuditPipeline.Pii.Text;

namespace AuditPipeline.Pii.Places;

/// <summary>Reads what follows a street and its number: parts of a building, postcode, town, region and country, in the orders of all
/// countries.</summary>
internal ref struct TailReader
{
    private const int MostParts = 8;
    private const int LongestTown = 6;   // tokens

    private readonly PlaceText text;
    private bool town;
    private bool postcode;
    private bool unit;

    private TailReader(in PlaceText text, int last)
    {
        this.text = text;
        Last = last;
    }

    /// <summary>The last token that belongs to the address.</summary>
    internal int Last { get; private set; }

    internal int Points { get; private set; }

    /// <summary>All parts that follow a token.</summary>
    /// <param name="street">A street was read.</param>
    internal static TailReader Read(in PlaceText text, int last, bool street)
    {
        var reader = new TailReader(text, last);
        for (var parts = 0; parts < MostParts && reader.Part(street); parts++)
        {
        }

        return reader;
    }

    private bool Part(bool street)
    {
        var next = Last + 1;
        var gap = text.After(Last);
        if (gap == Gap.Dot && text.Is(Last, StreetWords.Units)) gap = Gap.Blank;
        if (gap is not (Gap.Blank or Gap.Comma or Gap.Line)) return false;
        if (Unit(next, gap)) return true;
        if (!postcode && Postcode(next, gap)) return true;
        if (town && StateCode(next, gap)) return true;
        return Place(next, gap, street);
    }

    private bool Unit(int token, Gap gap)
    {
        if (town && gap == Gap.Blank) return false;
        if (text.Is(token, StreetWords.Units))
        {
            var number = token + 1;
            if (text.After(token) is not (Gap.Blank or Gap.Dot or Gap.Touch)) return false;
            if (text.IsNumber(number, 1, 5) && HouseNumber.End(text, number) is >= 0 and var end) return Take(end, ref unit, AddressEvidence.Unit);
            return text.IsLetters(number, 1, 1) && Take(number, ref unit, AddressEvidence.Number);
        }

        // 3º B, 2 izq
        if (gap == Gap.Comma && text.IsNumber(token, 1, 2) && text.After(token) is Gap.Touch or Gap.Dot or Gap.Blank && text.Has(token + 1)
            && text.Tokens[token + 1].Length <= 2 && text.Text.AsSpan(text.Tokens[token].End, 1) is "º" or "ª" or "°")
            return Take(token + (text.Closes(token + 1) ? 1 : 0), ref unit, AddressEvidence.Number);
        return false;
    }

    private bool Postcode(int token, Gap gap)
    {
        var end = PostcodeReader.End(text, token, out var certain);
        if (end < 0) return false;
        if (town)
        {
            if (!certain && !(text.Closes(end) || gap != Gap.Blank)) return false;
            return Take(end, ref postcode, certain ? AddressEvidence.Postcode : AddressEvidence.Town);
        }

        if (text.After(end) is Gap.Blank or Gap.Comma or Gap.Line && Town(end + 1, text.After(end) != Gap.Blank, out var known) is >= 0 and var last)
        {
            var year = !certain && text.Tokens[token].Length == 4 && text.Text[text.Tokens[token].Start] is '1' or '2' && gap == Gap.Blank;
            if (year && !known) return false;
            postcode = town = true;
            return Take(last, ref town, year ? AddressEvidence.Town : known ? AddressEvidence.PostcodeTown : AddressEvidence.Postcode);
        }

        // Without a town only codes that are nothing else.
        return certain && Take(end, ref postcode, AddressEvidence.Postcode);
    }

    private bool StateCode(int token, Gap gap)
    {
        if (gap == Gap.Line && !HasComma(token)) return false;
        if (!text.IsLetters(token, 2, 3)) return false;
        if (!text.Closes(token) && !(text.After(token) is Gap.Blank or Gap.Line && text.IsNumber(token + 1, 4, 6)) && !text.Is(token + 1, StreetWords.Units)
            && PostcodeReader.End(text, token + 1, out _) < 0) return false;
        Last = token;
        return true;
    }

    private bool Place(int token, Gap gap, bool street)
    {
        var end = Town(token, gap is Gap.Comma or Gap.Line && street && !town, out var known);
        if (end < 0 || (!known && town)) return false;
        if (!known)
        {
            // A capitalised phrase of its own behind street or unit.
            if (!unit && gap == Gap.Line) return false;
            town = true;
            Last = end;
            return true;
        }

        return Take(end, ref town, AddressEvidence.Town);
    }

    /// <summary>The end of a town, region or country.</summary>
    /// <param name="alone">A name that is not known has to be a phrase of its own.</param>
    private readonly int Town(int token, bool alone, out bool known)
    {
        known = false;
        if (!text.Has(token) || !text.Tokens[token].IsWord) return -1;
        if (!text.IsCapital(token) && text.Text[text.Tokens[token].Start] is not '\'' && !text.Is(token, StreetWords.Particles)) return -1;
        var (count, bits) = text.Places.Longest(text.Scan, token);
        known = bits != 0 && text.IsCapital(token);
        var last = known ? token + count - 1 : -1;
        var i = token;
        for (; i - token < LongestTown && text.Has(i); i++)
        {
            if (i > token && text.Before(i) is not (Gap.Blank or Gap.Hyphen or Gap.Apostrophe or Gap.Touch) && !(text.Before(i) == Gap.Dot && text.Tokens[i - 1].Length <= 4)) break;
            if (text.IsCapital(i) && !text.Is(i, StreetWords.Units)) continue;
            if (!text.Is(i, StreetWords.Particles)) break;
        }

        i--;
        while (i >= token && !text.IsCapital(i)) i--;
        if (i < token) return -1;
        // The run of capitals goes on beyond the known name: Amsterdam Zuidoost, but not Amsterdam The
        if (known && (i <= last || !text.Closes(i))) return last;
        if (known) return i;
        if (text.Is(token, StreetWords.Cues)) return -1;
        return alone && !text.Closes(i) && !FollowedByPlace(i) ? -1 : i;
    }

    private readonly bool FollowedByPlace(int last) => text.After(last) == Gap.Blank && PostcodeReader.End(text, last + 1, out var certain) >= 0 && certain;

    private readonly bool HasComma(int token) => text.Text.AsSpan(text.Tokens[token - 1].End, text.Tokens[token].Start - text.Tokens[token - 1].End).Contains(',');

    private bool Take(int last, ref bool seen, int points)
    {
        if (!seen || points == AddressEvidence.PostcodeTown) Points += points;
        seen = true;
        Last = last;
        return true;
    }
}
