namespace AuditPipeline.Pii.Places;

/// <summary>Reads the name of a street, forwards or backwards from a house number.</summary>
internal static class StreetReader
{
    private const int LongestName = 9;       // tokens
    private const int LongestUntyped = 4;    // of a name without a street word

    /// <summary>The street whose name ends with a token: <c>ul. Polna</c>, <c>Oude Kerkstraat</c>, <c>Hawthorn Close</c>.</summary>
    internal static Street Backwards(in PlaceText text, int last)
    {
        var (points, first, capitals) = (Ending(text, last), last, 0);
        if (text.Before(last) == Gap.Touch && text.Tokens[last - 1].IsNumber) return Street.None;   // 3rd
        if ((points == 0 && !text.IsCapital(last)) || text.Is(last, StreetWords.Months)) return Street.None;
        for (var i = last; i >= 0 && last - i < LongestName; i--)
        {
            if (!IsNamePart(text, i)) break;
            var leads = Leads(text, i, last);
            if (leads > 0 && i < last && leads >= points)
            {
                return new Street(i, last, leads);
            }

            var capital = text.IsCapital(i);
            if (capital && i < last && text.Is(i, StreetWords.Cues) && !text.Is(i, StreetWords.Trailing)) break;
            if (capital)
            {
                first = i;
                capitals++;
                if (points == 0 && capitals > LongestUntyped) return Street.None;
            }

            if (!Joins(text, i)) break;
        }

        if (first == last && text.Is(last, StreetWords.Trailing) && text.Tokens[last].Case != Text.LetterCase.Capitalised) return Street.None;
        return new Street(WithParticles(text, first), last, points);
    }

    /// <summary>The street whose name begins with a token, behind its number: <c>rue de la Paix</c>, <c>Hawthorn Close</c>.</summary>
    internal static Street Forwards(in PlaceText text, int first)
    {
        var (points, last, typed) = (Leads(text, first, first + 1), -1, -1);
        if (text.Is(first, StreetWords.Months) || (text.Tokens[first].IsNumber && text.After(first) != Gap.Touch)) return Street.None;
        var small = points > 0 && !text.IsCapital(first);
        for (var i = first; text.Has(i) && i - first < LongestName; i++)
        {
            if (i > first && !Joins(text, i)) break;
            if (!IsNamePart(text, i) || (i > first && points > 0 && !text.IsCapital(i) && text.Is(i, StreetWords.Trailing))) break;
            if (text.IsCapital(i) && !(i > first && text.Is(i, StreetWords.Units))) last = i;
            else if (text.IsCapital(i)) break;
            if (i > first || points == 0)
            {
                var ends = Ending(text, i);
                if (ends > 0 && (ends >= points || typed >= 0) && text.IsCapital(i)) (points, typed) = (Math.Max(points, ends), i);
            }
        }

        if (last < 0 || (small && last == first)) return Street.None;
        if (typed >= 0 && Leads(text, first, first + 1) < points)
        {
            last = typed;
            if (text.After(last) == Gap.Blank && text.IsLetters(last + 1, 1, 2) && text.Is(last + 1, StreetWords.Directions)) last++;
        }

        return points == 0 && last - first >= LongestUntyped ? Street.None : new Street(first, last, points);
    }

    private static bool IsNamePart(in PlaceText text, int token)
    {
        ref readonly var one = ref text.Tokens[token];
        if (one.IsNumber) return one.Length <= 3 && text.After(token) is Gap.Blank or Gap.Dot or Gap.Touch && text.Has(token + 1) && text.Tokens[token + 1].IsWord;
        if (one.IsCapital || one.Length == 1 || (one.Length == 2 && text.Before(token) == Gap.Touch)) return true;
        return text.Is(token, StreetWords.InsideName) && (one.Length > 3 || text.Is(token, StreetWords.Particles) || text.Is(token, StreetWords.Leading)
            || text.Is(token, StreetWords.Trailing));
    }

    /// <summary>A token belongs to the name that the token before it belongs to.</summary>
    private static bool Joins(in PlaceText text, int token) => text.Before(token) switch
    {
        Gap.Blank or Gap.Hyphen or Gap.Apostrophe => true,
        Gap.Touch => true,
        Gap.Dot => text.Tokens[token - 1].Length <= 2 || (text.Tokens[token - 1].Length <= 5 && (text.Is(token - 1, StreetWords.Leading)
            || text.Is(token - 1, StreetWords.Particles) || text.Is(token - 1, StreetWords.Trailing))),   // J. Haydna, gen. Maczka, wyb. Polne
        Gap.Slash => text.Tokens[token - 1].Length == 1, // C/ Mayor
        _ => false,
    };

    private static int Leads(in PlaceText text, int token, int last)
    {
        if (text.Tokens[token].Entry == 0)
        {
            return text.Tokens[token].Length == 1 && text.Text[text.Tokens[token].Start] is 'C' or 'c' && text.After(token) == Gap.Slash
                ? AddressEvidence.Street : 0;
        }

        if (token >= last && !text.Has(token + 1)) return 0;
        if (text.Is(token, StreetWords.Leading))
        {
            // pl. and al., but not the words pl and al; via is a word of English and other languages.
            var small = !text.IsCapital(token);
            if (small && text.Tokens[token].Length <= 2 && text.After(token) != Gap.Dot) return 0;
            return small && Same(text, token, "via") ? AddressEvidence.MaybeStreet : AddressEvidence.Street;
        }

        if (text.Tokens[token].Length == 1 && text.After(token) == Gap.Slash) return AddressEvidence.Street;
        return (text.IsCapital(token) || (text.Tokens[token].Length > 3 && text.IsCapital(token + 1) && text.After(token) == Gap.Blank))
            && text.Is(token, StreetWords.MaybeLeading) ? AddressEvidence.MaybeStreet : 0;
    }

    /// <summary>What the last word of a name says, see <see cref="AddressEvidence"/>.</summary>
    internal static int Ending(in PlaceText text, int token)
    {
        ref readonly var one = ref text.Tokens[token];
        if (!one.IsWord) return 0;
        if (one.Entry != 0)
        {
            if (text.Is(token, StreetWords.Trailing)) return AddressEvidence.Street;
            if (text.Is(token, StreetWords.MaybeTrailing)) return AddressEvidence.MaybeStreet;
        }

        return one.IsCapital ? StreetEndings.Of(text.Text.AsSpan(one.Start, one.Length)) : 0;
    }

    /// <summary>Small words that begin a name: <c>van der Goesstraat</c>, and <c>de Laan</c> where a field begins.</summary>
    private static int WithParticles(in PlaceText text, int first)
    {
        for (var back = 1; back <= 3 && first - back >= 0; back++)
        {
            var i = first - back;
            if (text.After(i) is not (Gap.Blank or Gap.Apostrophe) || text.Tokens[i].Case != Text.LetterCase.Lower) break;
            if (Same(text, i, "van") || Same(text, i, "von")) return i;
            if (!text.Is(i, StreetWords.Particles)) break;
            if (text.Before(i) is Gap.End or Gap.Comma && back == 1 && text.Tokens[i].Length == 2) return i;
        }

        return first;
    }

    private static bool Same(in PlaceText text, int token, string word) =>
        text.Text.AsSpan(text.Tokens[token].Start, text.Tokens[token].Length).SequenceEqual(word);
}
