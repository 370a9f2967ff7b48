using AuditPipeline.Pii.Text;

namespace AuditPipeline.Pii.Places;

/// <summary>Reads what follows a street and its number: parts of a building, postcode, town, region and country, in the orders of all
/// countries.</summary>
internal ref struct TailReader
{
    internal const int MostParts = 8;

    private const int LongestTown = 6;   // tokens

    private readonly PlaceText text;
    private readonly Span<AddressPart> parts;
    private bool town;
    private bool postcode;
    private bool unit;
    private bool country;
    private bool postcodeFirst;

    private TailReader(in PlaceText text, int last, Span<AddressPart> parts)
    {
        this.text = text;
        this.parts = parts;
        Last = last;
    }

    /// <summary>How many parts were read.</summary>
    internal int Count { get; private set; }

    /// <summary>The address is written in the lines of a label, each a part of its own, and not as one phrase.</summary>
    internal bool Lines { get; private set; }

    /// <summary>It has a postcode or a part of a building.</summary>
    internal readonly bool Complete => postcode || unit;

    /// <summary>The last token that belongs to the address.</summary>
    internal int Last { get; private set; }

    internal int Points { get; private set; }

    /// <summary>All parts that follow a token.</summary>
    /// <param name="parts">Filled with them; room for <see cref="MostParts"/>.</param>
    internal static TailReader Read(in PlaceText text, int last, Span<AddressPart> parts)
    {
        var reader = new TailReader(text, last, parts);
        var (breaks, phrases) = (false, false);
        while (reader.Count < MostParts)
        {
            var before = reader.Last;
            var gap = text.After(before);
            if (gap is Gap.Dot or Gap.Hyphen ? !reader.PostcodeBehindSign(before + 1, gap)
                : gap is not (Gap.Blank or Gap.Comma or Gap.Line) || !reader.Part(before + 1, gap)) break;
            if (gap == Gap.Line) (breaks, phrases) = (true, phrases || reader.HasComma(before + 1));
        }

        reader.Lines = breaks && !phrases && !reader.postcodeFirst;
        return reader;
    }

    private bool Part(int next, Gap gap) => Unit(next, gap) || (!postcode && Postcode(next, gap)) || (town && StateCode(next, gap)) || Place(next, gap);

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

        return gap == Gap.Comma && text.IsNumber(token, 1, 2) && Floor(token) is >= 0 and var last && Take(last, ref unit, AddressEvidence.Number);
    }

    /// <summary>The last token of a floor and door, <c>4º A</c>, <c>3.º Esq.</c>, <c>5 B</c>, <c>3. tv.</c>; -1 when it is none.</summary>
    private readonly int Floor(int token)
    {
        var last = token;
        if (text.After(last) is Gap.Touch or Gap.Dot && text.Is(last + 1, StreetWords.Doors)) last++;
        if (text.After(last) is Gap.Blank or Gap.Hyphen or Gap.Touch or Gap.Dot && (text.Is(last + 1, StreetWords.Doors) || text.IsLetters(last + 1, 1, 1))
            && text.Closes(last + 1)) last++;
        return last > token ? last : -1;
    }

    /// <summary>Postcode and known town behind a stop or a dash, <c>Calle Mayor, 4. 28013 Madrid</c>.</summary>
    private bool PostcodeBehindSign(int token, Gap gap)
    {
        if (postcode || town || (gap == Gap.Hyphen && text.Tokens[token].Start - text.Tokens[token - 1].End < 3)) return false;
        var end = PostcodeReader.End(text, token, out var certain);
        if (end < 0 || text.After(end) != Gap.Blank || (!certain && text.Tokens[token].Length < 5)) return false;
        var last = Town(end + 1, alone: false, out var known);
        if (!known) return false;
        postcode = postcodeFirst = true;
        return Take(last, ref town, AddressEvidence.PostcodeTown);
    }

    private bool Postcode(int token, Gap gap)
    {
        var end = PostcodeReader.End(text, token, out var certain);
        if (end < 0) return false;
        if (town)
        {
            if (!certain && gap == Gap.Blank && !text.Closes(end) && text.Tokens[token].Length < 5) return false;
            return Take(end, ref postcode, AddressEvidence.Postcode);
        }

        if (text.After(end) is Gap.Blank or Gap.Comma or Gap.Line && Town(end + 1, text.After(end) != Gap.Blank, out var known) is >= 0 and var last)
        {
            var year = !certain && text.Tokens[token].Length == 4 && text.Text[text.Tokens[token].Start] is '1' or '2' && gap == Gap.Blank;
            if (year && !known) return false;
            postcode = postcodeFirst = true;
            return Take(last, ref town, year ? AddressEvidence.Town : known ? AddressEvidence.PostcodeTown : AddressEvidence.Postcode);
        }

        // Without a town only codes that are nothing else.
        return certain && Take(end, ref postcode, AddressEvidence.Postcode);
    }

    /// <summary><c>IL</c> in <c>Springfield, IL 62704</c>; some write such codes small.</summary>
    private bool StateCode(int token, Gap gap)
    {
        if (postcode || (gap == Gap.Line && !HasComma(token)) || !text.Has(token) || text.Tokens[token].Length is < 2 or > 3) return false;
        if (text.Tokens[token].IsNumber && !(gap == Gap.Line && text.After(token) == Gap.Line)) return false;
        var followed = text.After(token) is Gap.Blank or Gap.Line && PostcodeReader.End(text, token + 1, out _) is >= 0 and var end && text.Closes(end);
        if (!followed && !(gap == Gap.Line && text.After(token) == Gap.Line) && !(text.IsLetters(token, 2, 3) && (text.Closes(token) || text.Is(token + 1, StreetWords.Units)))) return false;
        if (gap == Gap.Blank && !text.IsLetters(token, 2, 3)) return false;
        Add(token, isPlace: true);
        return true;
    }

    private bool Place(int token, Gap gap)
    {
        var end = Town(token, gap is Gap.Comma or Gap.Line && !town, out var known);
        if (end < 0 || (text.Tokens[end].End < text.Text.Length && text.Text[text.Tokens[end].End] == ':')) return false;
        if (!known && (town || !(gap == Gap.Blank ? unit && text.Closes(end) : gap == Gap.Comma || unit || LeadsToPostcode(end)))) return false;
        if (known)
        {
            return town ? Take(end, ref country, AddressEvidence.Number, isPlace: true) : Take(end, ref town, AddressEvidence.Town, isPlace: true);
        }

        // A capitalised phrase of its own behind street or unit.
        town = true;
        Add(end, isPlace: true);
        return true;
    }

    /// <summary>The end of a town, region or country.</summary>
    /// <param name="alone">A name that is not known has to be a phrase of its own.</param>
    private readonly int Town(int token, bool alone, out bool known)
    {
        known = false;
        if (!text.Has(token) || !text.Tokens[token].IsWord) return -1;
        if (!text.IsCapital(token) && text.Text[text.Tokens[token].Start] is not '\'' && !text.Is(token, StreetWords.Particles)) return -1;
        var (count, bits) = text.Places.Longest(text.Scan, token);
        known = (bits != 0 && text.IsCapital(token)) || IsShortCountry(token);
        count = Math.Max(count, 1);
        var last = known ? token + count - 1 : -1;
        var i = token;
        for (; i - token < LongestTown && text.Has(i); i++)
        {
            if (i > token && text.Before(i) is not (Gap.Blank or Gap.Hyphen or Gap.Apostrophe or Gap.Touch) && !(text.Before(i) == Gap.Dot && IsSaint(i - 1))) break;
            if (text.IsCapital(i) && !text.Is(i, StreetWords.Units)) continue;
            if (!text.Is(i, StreetWords.Particles)) break;
        }

        i--;
        while (i >= token && !text.IsCapital(i)) i--;
        if (i < token) return -1;
        if (known && i <= last && text.After(last) == Gap.Blank && text.IsNumber(last + 1, 1, 2) && text.Closes(last + 1)) return last + 1;   // Praha 2
        // The run of capitals goes on beyond the known name: Amsterdam Zuidoost, but not Amsterdam The
        if (known && (i <= last || !text.Closes(i))) return last;
        if (known) return i;
        if (text.Tokens[token].Length == 1 || text.Is(token, StreetWords.Cues)) return -1;
        return alone && !text.Closes(i) && !FollowedByPlace(i) ? -1 : i;
    }

    private readonly bool FollowedByPlace(int last) => text.After(last) == Gap.Blank && PostcodeReader.End(text, last + 1, out var certain) >= 0 && certain;

    private readonly bool IsShortCountry(int token) =>
        town && text.IsLetters(token, 2, 2) && text.Text.AsSpan(text.Tokens[token].Start, 2) is "UK" or "US" or "NL" or "BE" or "DE" or "FR" or "IT" or "ES" or "AT" or "CH";

    /// <summary><c>St. Gallen</c>, <c>Sta. Cruz</c>.</summary>
    private readonly bool IsSaint(int token) => text.Tokens[token].Length <= 3 && text.Text[text.Tokens[token].Start] == 'S';

    /// <summary>A postcode follows, or a code of a region and then one.</summary>
    private readonly bool LeadsToPostcode(int last)
    {
        var next = last + 1;
        if (text.After(last) is not (Gap.Blank or Gap.Comma or Gap.Line)) return false;
        if (text.Has(next) && text.Tokens[next].Length is 2 or 3 && text.After(next) is Gap.Blank or Gap.Line)
        {
            if (text.After(last) == Gap.Line && text.After(next) == Gap.Line && HasComma(next)) return true;
            next++;
        }

        return PostcodeReader.End(text, next, out _) is >= 0 and var end && text.Closes(end);
    }

    private readonly bool HasComma(int token) => text.Text.AsSpan(text.Tokens[token - 1].End, text.Tokens[token].Start - text.Tokens[token - 1].End).Contains(',');

    private bool Take(int last, ref bool seen, int points, bool isPlace = false)
    {
        if (!seen) Points += points;
        seen = true;
        Add(last, isPlace);
        return true;
    }

    private void Add(int last, bool isPlace)
    {
        parts[Count++] = new AddressPart(Last + 1, last, isPlace);
        Last = last;
    }
}
