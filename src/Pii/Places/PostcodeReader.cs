namespace AuditPipeline.Pii.Places;

/// <summary>Reads postcodes as they stand in addresses: all of the European Union, the United Kingdom, Switzerland, Norway, Iceland, Turkey,
/// the United States, Canada and Brazil (Universal Postal Union, addressing systems by country).</summary>
internal static class PostcodeReader
{
    /// <summary>The last token of the postcode that begins at a token; -1 when none does.</summary>
    /// <param name="certain">The code is nothing else: it has letters, or a sign in its middle.</param>
    internal static int End(in PlaceText text, int token, out bool certain)
    {
        certain = false;
        if (!text.Has(token)) return -1;
        if (text.Tokens[token].IsNumber)
        {
            var end = OfDigits(text, token, out certain);
            return end >= 0 && EndsFree(text, end) ? end : -1;
        }

        certain = true;
        if (text.IsLetters(token, 1, 2))
        {
            // D-12345, LV-1010, CH-8001
            if (text.After(token) == Gap.Hyphen && text.IsNumber(token + 1, 3, 6) && EndsFree(text, token + 1)) return token + 1;
            var end = British(text, token);
            if (end < 0) end = WithLetters(text, token);
            return end >= 0 && EndsFree(text, end) ? end : -1;
        }

        return -1;
    }

    private static int OfDigits(in PlaceText text, int token, out bool certain)
    {
        certain = true;
        var length = text.Tokens[token].Length;
        var gap = text.After(token);
        switch (length)
        {
            case 4 when gap is Gap.Blank or Gap.Touch && text.IsLetters(token + 1, 2, 2) && text.After(token + 1) != Gap.Touch
                && text.Text[text.Tokens[token].Start] != '0':
                return token + 1;                                                      // 1234 AB
            case 4 when gap == Gap.Hyphen && text.IsNumber(token + 1, 3, 3):            // 1234-567
            case 5 when gap == Gap.Hyphen && text.IsNumber(token + 1, 3, 4):            // 12345-678, 12345-6789
            case 2 when gap == Gap.Hyphen && text.IsNumber(token + 1, 3, 3):            // 12-345
                return token + 1;
            case 3 when gap == Gap.Blank && text.IsNumber(token + 1, 2, 2):             // 123 45
                certain = false;
                return token + 1;
            case >= 4 and <= 6:
                certain = false;
                return token;
            default:
                return -1;
        }
    }

    /// <summary><c>SW1A 1AA</c>, <c>M1 1AE</c>: tokens SW 1 A 1 AA.</summary>
    private static int British(in PlaceText text, int token)
    {
        var i = token + 1;
        if (text.After(token) != Gap.Touch || !text.IsNumber(i, 1, 2)) return -1;
        if (text.After(i) == Gap.Touch && text.IsLetters(i + 1, 1, 1)) i++;
        if (text.After(i) is not (Gap.Blank or Gap.Touch) || !text.IsNumber(i + 1, 1, 1)) return -1;
        i++;
        return text.After(i) == Gap.Touch && text.IsLetters(i + 1, 2, 2) ? i + 1 : -1;
    }

    /// <summary>Canada, <c>K1A 0B1</c>: six tokens; Ireland, <c>D02 X285</c>: letter, two digits and four signs, at least one a letter.</summary>
    private static int WithLetters(in PlaceText text, int token)
    {
        if (text.Tokens[token].Length != 1 || text.After(token) != Gap.Touch) return -1;
        if (text.IsNumber(token + 1, 1, 1) && text.After(token + 1) == Gap.Touch && text.IsLetters(token + 2, 1, 1)
            && text.After(token + 2) is Gap.Blank or Gap.Touch && text.IsNumber(token + 3, 1, 1) && text.After(token + 3) == Gap.Touch
            && text.IsLetters(token + 4, 1, 1) && text.After(token + 4) == Gap.Touch && text.IsNumber(token + 5, 1, 1)) return token + 5;
        if (!text.IsNumber(token + 1, 2, 2) || text.After(token + 1) != Gap.Blank) return -1;
        var (signs, last, letters) = (text.Has(token + 2) ? text.Tokens[token + 2].Length : 0, token + 2, text.IsLetters(token + 2, 1, 4));
        while (signs < 4 && text.After(last) == Gap.Touch)
        {
            last++;
            signs += text.Tokens[last].Length;
            letters |= text.IsLetters(last, 1, 4);
        }

        return signs == 4 && letters ? last : -1;
    }

    private static bool EndsFree(in PlaceText text, int last)
    {
        if (text.After(last) is Gap.Touch or Gap.Slash or Gap.Hyphen) return false;
        var end = text.Tokens[last].End;
        return end == text.Text.Length || !(text.Text[end] is '%' or '€' or '$' or '_' or '@' or '=' or '+'
            || (text.Text[end] is '.' or ',' or ':' && AuditPipeline.Pii.Text.Chars.DigitAt(text.Text, end + 1)));
    }
}
