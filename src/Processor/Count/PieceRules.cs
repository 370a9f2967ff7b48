namespace AuditPipeline.Processor.Count;

/// <summary>The patterns of OpenAI's encodings, written out. Each is proved equal to its regular expression by the oracle test.</summary>
internal static class PieceRules
{
    /// <summary><c>r50k_base</c>, <c>p50k_base</c>:
    /// <c>'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+</c>.</summary>
    public static int Fifty(ReadOnlySpan<char> text, int start)
    {
        if (Runs.Ending(text, start, anyCase: false) is var ending and > 0) return start + ending;

        var at = text[start] == ' ' && start + 1 < text.Length ? start + 1 : start;
        var kind = CharacterClasses.At(text, at, out _);
        if ((kind & CharacterClass.Letter) != 0) return Runs.Of(CharacterClass.Letter, text, at);
        if ((kind & CharacterClass.Number) != 0) return Runs.Of(CharacterClass.Number, text, at);
        return (kind & CharacterClass.Space) == 0 ? Runs.OfOthers(text, at) : Runs.OfSpaces(text, start);
    }

    /// <summary><c>cl100k_base</c>: endings in any case, then <c>[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*</c>, then
    /// white space.</summary>
    public static int Hundred(ReadOnlySpan<char> text, int start)
    {
        if (Runs.Ending(text, start, anyCase: true) is var ending and > 0) return start + ending;

        var kind = CharacterClasses.At(text, start, out var length);
        if ((kind & CharacterClass.Letter) != 0) return Runs.Of(CharacterClass.Letter, text, start);
        if ((kind & CharacterClass.Number) != 0) return Runs.OfDigits(text, start);
        if ((kind & CharacterClass.LineEnd) == 0)
        {
            var word = Runs.Of(CharacterClass.Letter, text, start + length);
            if (word > start + length) return word;
        }

        return Symbols(text, start, kind) is var symbols and > 0
            ? Runs.Of(CharacterClass.LineEnd, text, symbols)
            : Runs.OfLines(text, start);
    }

    /// <summary><c>o200k_base</c>: words that go from capitals to small letters with their ending, then
    /// <c>\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n/]*</c>, then white space.</summary>
    public static int TwoHundred(ReadOnlySpan<char> text, int start)
    {
        var kind = CharacterClasses.At(text, start, out var length);
        var mayLead = (kind & (CharacterClass.Letter | CharacterClass.Number | CharacterClass.LineEnd)) == 0;
        if (Word(text, start, mayLead ? length : 0) is var word and > 0) return word + Runs.Ending(text, word, anyCase: true);
        if ((kind & CharacterClass.Number) != 0) return Runs.OfDigits(text, start);
        if (Symbols(text, start, kind) is var symbols and > 0)
        {
            while (symbols < text.Length && text[symbols] is '\r' or '\n' or '/') symbols++;
            return symbols;
        }

        return Runs.OfLines(text, start);
    }

    // In the order of the pattern: each form with the leading character first, and without it when that finds nothing. The heads are
    // [\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}], the tails [\p{Ll}\p{Lm}\p{Lo}\p{M}]; the end of the word, or 0.
    private static int Word(ReadOnlySpan<char> text, int start, int lead)
    {
        if (lead > 0 && WithTails(text, start + lead) is var led and > 0) return led;
        if (WithTails(text, start) is var bare and > 0) return bare;
        if (lead > 0 && Heads(text, start + lead) is var capitals and > 0) return capitals;
        return Heads(text, start);
    }

    // Heads* tails+. Where no tail follows the heads, the last of them that may be a tail too is taken as the only one.
    private static int WithTails(ReadOnlySpan<char> text, int start)
    {
        var (at, lastTail) = (start, 0);
        while (at < text.Length)
        {
            var kind = CharacterClasses.At(text, at, out var length);
            if ((kind & CharacterClass.WordHead) == 0)
            {
                if ((kind & CharacterClass.WordTail) != 0) return Runs.Of(CharacterClass.WordTail, text, at);
                break;
            }

            at += length;
            if ((kind & CharacterClass.WordTail) != 0) lastTail = at;
        }

        return lastTail;
    }

    // Heads+ tails*, where WithTails found nothing: no tail follows.
    private static int Heads(ReadOnlySpan<char> text, int start)
    {
        var end = Runs.Of(CharacterClass.WordHead, text, start);
        return end > start ? end : 0;
    }

    // ` ?[^\s\p{L}\p{N}]+`: its end, or 0.
    private static int Symbols(ReadOnlySpan<char> text, int start, CharacterClass kind)
    {
        const CharacterClass known = CharacterClass.Space | CharacterClass.Letter | CharacterClass.Number;
        var at = text[start] == ' ' ? start + 1 : start;
        if (at == start && (kind & known) != 0) return 0;

        var end = Runs.OfOthers(text, at);
        return end > at ? end : 0;
    }
}
