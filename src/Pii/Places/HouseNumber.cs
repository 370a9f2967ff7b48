using AuditPipeline.Pii.Text;

namespace AuditPipeline.Pii.Places;

/// <summary>Reads house numbers: <c>12</c>, <c>12a</c>, <c>12-14</c>, <c>4/4</c>, <c>12 bis</c>, <c>787 II</c>.</summary>
internal static class HouseNumber
{
    private const int Longest = 5;

    /// <summary>Whether a number token can begin a house number: nothing it could be the rest of stands before it.</summary>
    internal static bool MayBegin(in PlaceText text, int token)
    {
        var start = text.Tokens[token].Start;
        if (text.Tokens[token].Length > Longest) return false;
        if (start == 0) return true;
        if (text.Before(token) is Gap.Touch or Gap.Hyphen or Gap.Slash) return text.Before(token) != Gap.Touch && text.Tokens[token - 1].IsWord;
        return !(text.Text[start - 1] is '+' or '$' or '€' or '£' or '#' or '@' or '=' or '_' or '.' or '-' or '\\'
            && !(text.Text[start - 1] == '.' && start > 1 && char.IsLetter(text.Text[start - 2])));
    }

    /// <summary>The last token of a house number; -1 when the number is something else.</summary>
    internal static int End(in PlaceText text, int token)
    {
        var last = token;
        for (var parts = 0; parts < 3; parts++)
        {
            var next = last + 1;
            var gap = text.After(last);
            if (gap == Gap.Touch)
            {
                if (!IsAddition(text, next, touching: true)) return -1;
                last = next;
                continue;
            }

            if (gap is Gap.Hyphen or Gap.Slash && text.IsNumber(next, 1, 4))
            {
                last = next;
                continue;
            }

            if (gap == Gap.Blank && text.IsLetters(next, 1, 1) && text.After(next) == Gap.Blank && text.IsNumber(next + 1, 1, 3) && text.Closes(next + 1))
                last = next + 1;   // 12 A 4: stair and door
            else if (gap is Gap.Blank or Gap.Hyphen or Gap.Slash && IsAddition(text, next, touching: false))
                last = next;
            break;
        }

        return EndsFree(text, last) ? last : -1;
    }

    private static bool EndsFree(in PlaceText text, int last)
    {
        var end = text.Tokens[last].End;
        if (end == text.Text.Length) return true;
        var c = text.Text[end];
        if (c is '%' or '€' or '$' or '£' or '_' or '@' or '=' or '+' or '\\') return c == '\\';
        return !(c is '.' or ',' or ':' or '-' && Chars.DigitAt(text.Text, end + 1));
    }

    private static bool IsAddition(in PlaceText text, int token, bool touching)
    {
        if (!text.Has(token) || !text.Tokens[token].IsWord) return false;
        var word = text.Text.AsSpan(text.Tokens[token].Start, text.Tokens[token].Length);
        if (word is "bis" or "ter" or "hs" or "huis" or "quater") return true;
        if (word is "I" or "II" or "III" or "IV" or "V") return touching || text.Closes(token);
        return word.Length == 1 && char.IsAsciiLetter(word[0]) && (touching || (text.Closes(token) && !text.Is(token, StreetWords.Units)));
    }
}
