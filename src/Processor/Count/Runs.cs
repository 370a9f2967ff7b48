namespace AuditPipeline.Processor.Count;

/// <summary>What the patterns of all encodings share. Each looks at a run of characters a fixed number of times, so that no text takes
/// longer than its length; a regular expression with look-ahead gives no such promise.</summary>
internal static class Runs
{
    private const int LongestNumber = 3;

    /// <summary>Where the characters of any of <paramref name="classes"/> from <paramref name="at"/> on end.</summary>
    public static int Of(CharacterClass classes, ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && (CharacterClasses.At(text, at, out var length) & classes) != 0) at += length;
        return at;
    }

    /// <summary>Where <c>[^\s\p{L}\p{N}]*</c> from <paramref name="at"/> on ends.</summary>
    public static int OfOthers(ReadOnlySpan<char> text, int at)
    {
        const CharacterClass known = CharacterClass.Space | CharacterClass.Letter | CharacterClass.Number;
        while (at < text.Length && (CharacterClasses.At(text, at, out var length) & known) == 0) at += length;
        return at;
    }

    /// <summary><c>\p{N}{1,3}</c> at a number.</summary>
    public static int OfDigits(ReadOnlySpan<char> text, int at)
    {
        for (var digits = 0; digits < LongestNumber && at < text.Length; digits++)
        {
            if ((CharacterClasses.At(text, at, out var length) & CharacterClass.Number) == 0) break;
            at += length;
        }

        return at;
    }

    /// <summary><c>\s+(?!\S)|\s+</c> at white space: the last one of a run goes to the word after it.</summary>
    public static int OfSpaces(ReadOnlySpan<char> text, int at)
    {
        var end = Of(CharacterClass.Space, text, at);
        return end == text.Length || end == at + 1 ? end : end - 1;
    }

    /// <summary><c>\s*[\r\n]+|\s+(?!\S)|\s+</c> at white space: a run is cut after its last line end.</summary>
    public static int OfLines(ReadOnlySpan<char> text, int at)
    {
        var end = Of(CharacterClass.Space, text, at);
        var lastLineEnd = text[at..end].LastIndexOfAny('\r', '\n');
        if (lastLineEnd >= 0) return at + lastLineEnd + 1;

        return end == text.Length || end == at + 1 ? end : end - 1;
    }

    /// <summary>Length of the English ending (<c>'s 't 're 've 'm 'll 'd</c>) at <paramref name="at"/>; 0 when there is none.</summary>
    public static int Ending(ReadOnlySpan<char> text, int at, bool anyCase)
    {
        if (at + 1 >= text.Length || text[at] != '\'') return 0;

        var first = Plain(text[at + 1], anyCase);
        if (first is 's' or 't' or 'm' or 'd') return 2;
        if (at + 2 >= text.Length) return 0;
        return (first, Plain(text[at + 2], anyCase)) is ('r', 'e') or ('v', 'e') or ('l', 'l') ? 3 : 0;
    }

    private static char Plain(char letter, bool anyCase) => anyCase && char.IsAsciiLetterUpper(letter) ? (char)(letter | 0x20) : letter;
}
