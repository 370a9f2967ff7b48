using System.Buffers;
using AuditPipeline.Pii.Words;

namespace AuditPipeline.Pii.Text;

/// <summary>A text cut into tokens once, for all recognisers. Not thread-safe; given back to the pool when it is disposed of.</summary>
public sealed class ScanText : IDisposable
{
    /// <summary>How far before a value a word may stand that says what it is, in UTF-16 units.</summary>
    public const int ContextBefore = 60;

    /// <summary>How far after it.</summary>
    public const int ContextAfter = 30;

    private readonly Lexicon lexicon;
    private Token[] tokens;
    private int[] numbers;
    private int count;
    private int numberCount;

    public ScanText(string text, Lexicon lexicon)
    {
        Text = text;
        this.lexicon = lexicon;
        tokens = ArrayPool<Token>.Shared.Rent(Math.Max(16, text.Length / 4));
        numbers = ArrayPool<int>.Shared.Rent(64);
        Cut();
    }

    public string Text { get; }

    /// <summary>By place, free of overlap. Characters that are neither letter nor digit stand between them.</summary>
    public ReadOnlySpan<Token> Tokens => tokens.AsSpan(0, count);

    /// <summary>Places in <see cref="Tokens"/> of those that are numbers.</summary>
    public ReadOnlySpan<int> Numbers => numbers.AsSpan(0, numberCount);

    /// <summary>Place in <see cref="Tokens"/> of the first that starts at an offset or after it; their number when none does.</summary>
    public int TokenAt(int offset)
    {
        var (low, high) = (0, count);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (tokens[middle].Start < offset) low = middle + 1;
            else high = middle;
        }

        return low;
    }

    /// <summary>The term of a list that stands near a value, before it or after it; null when none does.</summary>
    /// <param name="start">Of the value.</param>
    /// <param name="end">Of the value.</param>
    /// <param name="before">The term begins at most so many units before the value.</param>
    /// <param name="after">The term ends at most so many units after the value.</param>
    public string? Context(ContextWords list, int start, int end, int before = ContextBefore, int after = ContextAfter)
    {
        var at = TokenAt(start);
        for (var i = at - 1; i >= 0 && tokens[i].Start >= start - before; i--)
        {
            if (lexicon.Term(Text, tokens[i], list, start) is { } term) return term;
        }

        for (var i = TokenAt(end); i < count && tokens[i].End <= end + after; i++)
        {
            if (lexicon.Term(Text, tokens[i], list, Text.Length) is { } term) return term;
        }

        return null;
    }

    /// <summary>The term of a list that a token begins; null when it begins none.</summary>
    public string? Term(ContextWords list, int token) => lexicon.Term(Text, tokens[token], list, Text.Length);

    /// <summary>Which of some lists has a term that begins at a token and ends at an offset, and the term; -1 and null when none has.</summary>
    internal (int List, string? Term) TermEnding(int token, int end, ReadOnlySpan<ContextWords> lists) =>
        tokens[token].Entry == 0 ? (-1, null) : lexicon.TermEnding(Text, tokens[token], end, lists);

    /// <summary>A token begins a term of one of some lists.</summary>
    internal bool HasTerm(int token, ReadOnlySpan<ContextWords> lists)
    {
        if (tokens[token].Entry == 0) return false;
        foreach (var list in lists)
        {
            if (lexicon.Term(Text, tokens[token], list, Text.Length) is not null) return true;
        }

        return false;
    }

    public void Dispose()
    {
        if (tokens.Length == 0) return;
        ArrayPool<Token>.Shared.Return(tokens);
        ArrayPool<int>.Shared.Return(numbers);
        (tokens, numbers, count, numberCount) = ([], [], 0, 0);
    }

    private void Cut()
    {
        Span<uint> beginnings = stackalloc uint[ContextWords.LongestStem + 1];
        var text = Text;
        for (var i = 0; i < text.Length;)
        {
            switch (CharTable.Of(text[i]))
            {
                case CharClass.Digit:
                    i = CutNumber(i);
                    break;
                case CharClass.Lower or CharClass.Upper or CharClass.Letter:
                    i = CutWord(i, beginnings);
                    break;
                case CharClass.Unspaced:
                    i = CutUnspaced(i);
                    break;
                default:
                    i++;
                    break;
            }
        }
    }

    private int CutNumber(int start)
    {
        var end = start + 1;
        while (end < Text.Length && char.IsAsciiDigit(Text[end])) end++;
        if (numberCount == numbers.Length) Grow(ref numbers);
        numbers[numberCount++] = count;
        Add(new Token(start, end - start, TokenKind.Number, LetterCase.None, 0, 0));
        return end;
    }

    private int CutWord(int start, Span<uint> beginnings)
    {
        var hash = WordHash.Empty;
        var end = start;
        var (capitals, smalls) = (0, 0);
        for (; end < Text.Length; end++)
        {
            var c = Text[end];
            var kind = CharTable.Of(c);
            if (kind == CharClass.Upper)
            {
                if (smalls > 0) break;
                capitals++;
            }
            else if (kind == CharClass.Lower)
            {
                smalls++;
            }
            else if (kind is not (CharClass.Letter or CharClass.Mark))
            {
                break;
            }

            hash = WordHash.Step(hash, CharTable.Fold(c));
            if (end - start < beginnings.Length - 1) beginnings[end - start + 1] = hash;
        }

        var letterCase = capitals == 0 ? (smalls == 0 ? LetterCase.None : LetterCase.Lower)
            : CharTable.Of(Text[start]) != CharClass.Upper ? LetterCase.Lower
            : smalls > 0 || capitals == 1 ? LetterCase.Capitalised
            : LetterCase.Upper;
        Add(new Token(start, end - start, TokenKind.Word, letterCase, lexicon.Find(Text, start, end - start, hash, beginnings), hash));
        return end;
    }

    /// <summary>Known terms become tokens of their own, what stands between them as well.</summary>
    private int CutUnspaced(int start)
    {
        var end = start + 1;
        while (end < Text.Length && CharTable.IsUnspaced(Text[end])) end++;
        var from = start;
        for (var i = start; i < end;)
        {
            var (length, entry, hash) = lexicon.FindUnspaced(Text, i, end);
            if (length == 0)
            {
                i++;
                continue;
            }

            if (i > from) Add(new Token(from, i - from, TokenKind.Word, LetterCase.None, 0, 0));
            Add(new Token(i, length, TokenKind.Word, LetterCase.None, entry, hash));
            i += length;
            from = i;
        }

        if (end > from) Add(new Token(from, end - from, TokenKind.Word, LetterCase.None, 0, 0));
        return end;
    }

    private void Add(in Token token)
    {
        if (count == tokens.Length) Grow(ref tokens);
        tokens[count++] = token;
    }

    private static void Grow<T>(ref T[] array)
    {
        var larger = ArrayPool<T>.Shared.Rent(array.Length * 2);
        array.CopyTo(larger, 0);
        ArrayPool<T>.Shared.Return(array);
        array = larger;
    }
}
