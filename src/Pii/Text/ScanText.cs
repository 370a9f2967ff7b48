using System.Buffers;
using System.Runtime.CompilerServices;
using AuditPipeline.Pii.Words;

namespace AuditPipeline.Pii.Text;

/// <summary>A text cut into tokens once, for all recognisers. Not thread-safe; given back to the pool when it is disposed of.</summary>
public sealed class ScanText : IDisposable
{
    /// <summary>How far before a value a word may stand that says what it is, in UTF-16 units.</summary>
    public const int ContextBefore = 60;

    /// <summary>How far after it.</summary>
    public const int ContextAfter = 30;

    private const int LongestEntity = 64;

    /// <summary>The widest window around a value whose lists are known at once.</summary>
    internal const int Near = 100;

    private readonly Lexicon lexicon;
    private Token[] tokens;
    private int[] numbers;
    private int count;
    private int numberCount;

    // Places of the tokens that are context words; they are few, so walking these alone is quick. Many recognisers ask for one value, so
    // its place among them is kept.
    private int[] terms;
    private ulong[] termMasks;
    private int termCount;
    private int lastStart = -1;
    private int lastBefore;
    private int lastEnd = -1;
    private int lastAfter;
    private ulong beforeMask;        // bits of all lists with a term within Near of the value: most lists have none
    private ulong afterMask;

    // What large lists hold of the tokens, bits + 1; 0: not asked yet. Several recognisers ask for the same words, and the lists do not
    // fit into the processor's cache.
    private WordList? firstList;
    private int[] firstBits = [];
    private WordList? secondList;
    private int[] secondBits = [];

    public ScanText(string text, Lexicon lexicon)
    {
        Text = text;
        this.lexicon = lexicon;
        tokens = ArrayPool<Token>.Shared.Rent(Math.Max(16, text.Length / 4));
        numbers = ArrayPool<int>.Shared.Rent(64);
        terms = ArrayPool<int>.Shared.Rent(64);
        termMasks = ArrayPool<ulong>.Shared.Rent(64);
        Cut();
    }

    public string Text { get; }

    /// <summary>By place, free of overlap. Characters that are neither letter nor digit stand between them.</summary>
    public ReadOnlySpan<Token> Tokens => tokens.AsSpan(0, count);

    /// <summary>Places in <see cref="Tokens"/> of those that are numbers.</summary>
    public ReadOnlySpan<int> Numbers => numbers.AsSpan(0, numberCount);

    /// <summary>Places in <see cref="Tokens"/> of those that are context words.</summary>
    internal ReadOnlySpan<int> Terms => terms.AsSpan(0, termCount);

    /// <summary>Beside <see cref="Terms"/>: bits of the lists that have a term which begins with the word; lists share bits.</summary>
    internal ReadOnlySpan<ulong> TermMasks => termMasks.AsSpan(0, termCount);

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
    public string? Context(ContextWords list, int start, int end, int before = ContextBefore, int after = ContextAfter) =>
        Context(list, start, end, before, after, out _);

    /// <summary>The term of a list that stands near a value, before it or after it; null when none does.</summary>
    /// <param name="distance">Between the first word of the term and the value, in UTF-16 units; negative when it stands after the
    /// value.</param>
    internal string? Context(ContextWords list, int start, int end, int before, int after, out int distance)
    {
        if (start != lastStart) LookBefore(start);
        if ((before > Near || (beforeMask & list.Mask) != 0) && TermBefore(list, start, before, out distance) is { } earlier) return earlier;

        if (end != lastEnd) LookAfter(end);
        if ((after > Near || (afterMask & list.Mask) != 0) && TermAfter(list, end, after, out distance) is { } later) return later;

        distance = 0;
        return null;
    }

    /// <summary>Bits of all lists that have a term within <see cref="Near"/> units of a value; lists share bits.</summary>
    internal ulong ListsNear(int start, int end)
    {
        if (start != lastStart) LookBefore(start);
        if (end != lastEnd) LookAfter(end);
        return beforeMask | afterMask;
    }

    private void LookBefore(int start)
    {
        (lastStart, lastBefore, beforeMask) = (start, TermAt(start), 0);
        for (var i = lastBefore - 1; i >= 0; i--)
        {
            ref readonly var token = ref tokens[terms[i]];
            if (token.Start < start - Near) break;
            beforeMask |= termMasks[i];
        }
    }

    private void LookAfter(int end)
    {
        (lastEnd, lastAfter, afterMask) = (end, TermAt(end), 0);
        for (var i = lastAfter; i < termCount; i++)
        {
            ref readonly var token = ref tokens[terms[i]];
            if (token.End > end + Near) break;
            afterMask |= termMasks[i];
        }
    }

    private string? TermBefore(ContextWords list, int start, int before, out int distance)
    {
        for (var i = lastBefore - 1; i >= 0; i--)
        {
            ref readonly var token = ref tokens[terms[i]];
            if (token.Start < start - before) break;
            if ((termMasks[i] & list.Mask) == 0 || lexicon.Term(Text, token, list, start) is not { } term) continue;
            distance = start - token.End;
            return term;
        }

        distance = 0;
        return null;
    }

    private string? TermAfter(ContextWords list, int end, int after, out int distance)
    {
        for (var i = lastAfter; i < termCount; i++)
        {
            ref readonly var token = ref tokens[terms[i]];
            if (token.End > end + after) break;
            if ((termMasks[i] & list.Mask) == 0 || lexicon.Term(Text, token, list, Text.Length) is not { } term) continue;
            distance = end - token.Start - 1;
            return term;
        }

        distance = 0;
        return null;
    }

    /// <summary>The term of a list that a token begins; null when it begins none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public string? Term(ContextWords list, int token) =>
        lexicon.MayBegin(tokens[token], list) ? lexicon.Term(Text, tokens[token], list, Text.Length) : null;

    /// <summary>Which of some lists has a term that begins at a token and ends at an offset, and the term; -1 and null when none has.</summary>
    internal (int List, string? Term) TermEnding(int token, int end, ReadOnlySpan<ContextWords> lists) =>
        tokens[token].Entry == 0 ? (-1, null) : lexicon.TermEnding(Text, tokens[token], end, lists);

    /// <summary>A token begins a term of one of some lists.</summary>
    internal bool HasTerm(int token, ReadOnlySpan<ContextWords> lists)
    {
        if (tokens[token].Entry == 0) return false;
        foreach (var list in lists)
        {
            if (lexicon.MayBegin(tokens[token], list) && lexicon.Term(Text, tokens[token], list, Text.Length) is not null) return true;
        }

        return false;
    }

    /// <summary>What is known so far of the tokens in a large list, by place: bits + 1; 0: not asked yet. Empty for a third list.</summary>
    internal Span<int> KnownBits(WordList list)
    {
        if (ReferenceEquals(firstList, list)) return firstBits;
        if (ReferenceEquals(secondList, list)) return secondBits;
        if (firstList is null)
        {
            firstList = list;
            return firstBits = Unasked();
        }

        if (secondList is not null) return [];
        secondList = list;
        return secondBits = Unasked();
    }

    private int[] Unasked()
    {
        var bits = ArrayPool<int>.Shared.Rent(count);
        bits.AsSpan(0, count).Clear();
        return bits;
    }

    public void Dispose()
    {
        if (tokens.Length == 0) return;
        if (firstBits.Length > 0) ArrayPool<int>.Shared.Return(firstBits);
        if (secondBits.Length > 0) ArrayPool<int>.Shared.Return(secondBits);
        (firstList, firstBits, secondList, secondBits) = (null, [], null, []);
        ArrayPool<Token>.Shared.Return(tokens);
        ArrayPool<int>.Shared.Return(numbers);
        ArrayPool<int>.Shared.Return(terms);
        ArrayPool<ulong>.Shared.Return(termMasks);
        (tokens, numbers, terms, termMasks, count, numberCount, termCount) = ([], [], [], [], 0, 0, 0);
    }

    private void Cut()
    {
        Span<ulong> beginnings = stackalloc ulong[ContextWords.LongestStem + 1];
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
                    i = text[i] == '[' ? PlaceholderEnd(i) : i + 1;
                    break;
            }
        }
    }

    /// <summary>Behind a placeholder that redaction left (<c>[PERSON]</c>, <c>[PERSON_1]</c>, <c>[PERSON#3f9c]</c>): its words say nothing of
    /// their neighbours, and looking at a redacted text again finds no more.</summary>
    private int PlaceholderEnd(int start)
    {
        var name = start + 1;
        var end = name;
        while (end < Text.Length && end - name < LongestEntity && (char.IsAsciiLetterUpper(Text[end]) || char.IsAsciiDigit(Text[end]) || Text[end] == '_')) end++;
        var rest = end;
        if (rest < Text.Length && Text[rest] == '#')
        {
            rest++;
            while (rest < Text.Length && rest - end < LongestEntity && char.IsAsciiHexDigitLower(Text[rest])) rest++;
        }

        if (rest >= Text.Length || Text[rest] != ']') return start + 1;
        var word = Text.AsSpan(name, end - name);
        if (lexicon.IsEntity(word)) return rest + 1;
        var number = word.LastIndexOf('_');
        return number > 0 && word[(number + 1)..].IndexOfAnyExceptInRange('0', '9') < 0 && lexicon.IsEntity(word[..number]) ? rest + 1 : start + 1;
    }

    private int CutNumber(int start)
    {
        var end = start + 1;
        while (end < Text.Length && char.IsAsciiDigit(Text[end])) end++;
        if (numberCount == numbers.Length) Grow(ref numbers);
        numbers[numberCount++] = count;
        Add(new Token(start, end - start, TokenKind.Number, LetterCase.None, 0, 0, count));
        return end;
    }

    private int CutWord(int start, Span<ulong> beginnings)
    {
        var hash = WordHash.Empty;
        var end = start;
        var (capitals, smalls) = (0, 0);
        for (; end < Text.Length; end++)
        {
            var c = Text[end];
            if (char.IsAsciiLetterLower(c))
            {
                smalls++;
                hash = WordHash.Step(hash, c);
                if (end - start < beginnings.Length - 1) beginnings[end - start + 1] = hash;
                continue;
            }

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
        hash = WordHash.End(hash);
        Add(new Token(start, end - start, TokenKind.Word, letterCase, lexicon.Find(end - start, hash, beginnings), hash, count));
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

            if (i > from) AddUnknown(from, i);
            Add(new Token(i, length, TokenKind.Word, LetterCase.None, entry, hash, count));
            i += length;
            from = i;
        }

        if (end > from) AddUnknown(from, end);
        return end;
    }

    private void AddUnknown(int start, int end) =>
        Add(new Token(start, end - start, TokenKind.Word, LetterCase.None, 0, WordHash.Of(Text.AsSpan(start, end - start)), count));

    /// <summary>Place in <see cref="terms"/> of the first that starts at an offset or after it.</summary>
    private int TermAt(int offset)
    {
        var (low, high) = (0, termCount);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (tokens[terms[middle]].Start < offset) low = middle + 1;
            else high = middle;
        }

        return low;
    }

    private void Add(in Token token)
    {
        if (token.Entry != 0)
        {
            if (termCount == terms.Length) Grow(ref terms);
            if (termCount == termMasks.Length) Grow(ref termMasks);
            termMasks[termCount] = lexicon.MaskOf(token);
            terms[termCount++] = count;
        }

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
