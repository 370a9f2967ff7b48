using AuditPipeline.Pii.Text;
using AuditPipeline.Pii.Words;

namespace AuditPipeline.Pii.Places;

/// <summary>A text as the recognisers of places look at it: tokens and what stands between them.</summary>
internal readonly ref struct PlaceText
{
    private const int LongestGap = 12;

    // What one sign alone is, for ASCII: most tokens have but one between them.
    private static readonly Gap[] Single = [.. Enumerable.Range(0, 128).Select(c => Between(((char)c).ToString(), 0, 1))];

    internal PlaceText(ScanText scan, WordList places)
    {
        Scan = scan;
        Places = places;
        Tokens = scan.Tokens;
        Text = scan.Text;
    }

    internal ScanText Scan { get; }

    internal WordList Places { get; }

    internal ReadOnlySpan<Token> Tokens { get; }

    internal string Text { get; }

    /// <summary>Whether there is such a token.</summary>
    internal bool Has(int token) => unchecked((uint)token) < (uint)Tokens.Length;

    internal bool Is(int token, ContextWords list) => Has(token) && Tokens[token].Entry != 0 && Scan.Term(list, token) is not null;

    internal bool IsCapital(int token) => Has(token) && Tokens[token].IsCapital;

    internal bool IsNumber(int token, int least, int most) =>
        Has(token) && Tokens[token].IsNumber && Tokens[token].Length >= least && Tokens[token].Length <= most;

    /// <summary>A word of so many capitals.</summary>
    internal bool IsLetters(int token, int least, int most)
    {
        if (!Has(token) || !Tokens[token].IsWord || Tokens[token].Length < least || Tokens[token].Length > most) return false;
        foreach (var c in Text.AsSpan(Tokens[token].Start, Tokens[token].Length)) if (!char.IsAsciiLetterUpper(c)) return false;
        return true;
    }

    /// <summary>What stands behind a token.</summary>
    internal Gap After(int token)
    {
        if (token < 0 || token + 1 >= Tokens.Length) return Gap.End;
        var (start, end) = (Tokens[token].End, Tokens[token + 1].Start);
        return start == end ? Gap.Touch : end - start == 1 && Text[start] < Single.Length ? Single[Text[start]] : Between(Text, start, end);
    }

    /// <summary>What stands before a token.</summary>
    internal Gap Before(int token) => After(token - 1);

    /// <summary>Nothing that belongs to the same phrase follows a token: a comma, stop, line end or the end of the text.</summary>
    internal bool Closes(int token) => After(token) switch
    {
        Gap.Blank or Gap.Touch or Gap.Hyphen or Gap.Apostrophe or Gap.Slash => false,
        _ => true,
    };

    private static Gap Between(string text, int start, int end)
    {
        if (end - start > LongestGap) return Blanks(text, start, end) ? Gap.Line : Gap.End;
        var (blanks, commas, dots, lines, marks, others) = (0, 0, 0, 0, 0, 0);
        for (var i = start; i < end; i++)
        {
            switch (text[i])
            {
                case ',': commas++; break;
                case '.' or '°' or 'º': dots++; break;
                case '\n': lines++; break;
                case '\t': return Gap.End;
                case '>' or '?' or '|' or '*': marks++; break;
                case var c when Chars.IsGap(c) || c == '\r': blanks++; break;
                default: others++; break;
            }
        }

        if (others == 1 && commas + dots + lines + marks == 0) return Sign(text, start, end, blanks);
        if (others > 0 || commas > 2 || dots > 1 || lines > 2 || (marks > 0 && lines == 0)) return Gap.End;
        // A stop may belong to the number before it: utca 12.
        if (lines > 0) return dots == 0 || commas > 0 || (start > 0 && char.IsAsciiDigit(text[start - 1])) ? Gap.Line : Gap.End;
        return commas > 0 ? Gap.Comma : dots > 0 ? Gap.Dot : blanks <= 4 ? Gap.Blank : Gap.Line;
    }

    private static Gap Sign(string text, int start, int end, int blanks)
    {
        if (blanks > 2) return Gap.End;
        var sign = text[start] == ' ' ? text[start + 1] : text[start];
        if (Chars.IsHyphen(sign)) return blanks == 0 || end - start == 3 ? Gap.Hyphen : Gap.End;
        if (sign == '/') return Gap.Slash;
        return sign is '\'' or '’' && blanks < 2 ? Gap.Apostrophe : Gap.End;
    }

    private static bool Blanks(string text, int start, int end)
    {
        if (end - start > 40) return false;
        var lines = 0;
        for (var i = start; i < end; i++)
        {
            if (text[i] == '\n') lines++;
            else if (!Chars.IsGap(text[i]) && text[i] != '\r') return false;
        }

        return lines is > 0 and <= 2;
    }
}
