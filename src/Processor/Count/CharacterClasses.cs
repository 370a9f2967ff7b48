using System.Globalization;
using System.Text;

namespace AuditPipeline.Processor.Count;

/// <summary>The class of every character, by table for the first plane.</summary>
internal static class CharacterClasses
{
    private static readonly CharacterClass[] FirstPlane = [.. Enumerable.Range(0, char.MaxValue + 1).Select(Of)];

    /// <summary>The class of the character at <paramref name="at"/>, and its length in UTF-16 units: 1, or 2 for a surrogate pair.</summary>
    public static CharacterClass At(ReadOnlySpan<char> text, int at, out int length)
    {
        var unit = text[at];
        length = 1;
        if (!char.IsHighSurrogate(unit) || at + 1 >= text.Length || !char.IsLowSurrogate(text[at + 1])) return FirstPlane[unit];

        length = 2;
        return Of(new Rune(unit, text[at + 1]).Value);
    }

    private static CharacterClass Of(int character) => CharUnicodeInfo.GetUnicodeCategory(character) switch
    {
        UnicodeCategory.UppercaseLetter or UnicodeCategory.TitlecaseLetter => CharacterClass.Letter | CharacterClass.WordHead,
        UnicodeCategory.LowercaseLetter => CharacterClass.Letter | CharacterClass.WordTail,
        UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter =>
            CharacterClass.Letter | CharacterClass.WordHead | CharacterClass.WordTail,
        UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark =>
            CharacterClass.WordHead | CharacterClass.WordTail,
        UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber => CharacterClass.Number,
        UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => CharacterClass.Space,
        _ => OfControl(character),
    };

    // White space as ECMAScript has it, which is how the ranks' own package reads the patterns: U+FEFF is, U+0085 is not.
    private static CharacterClass OfControl(int character) => character switch
    {
        '\r' or '\n' => CharacterClass.Space | CharacterClass.LineEnd,
        '\t' or '\v' or '\f' or 0xFEFF => CharacterClass.Space,
        _ => CharacterClass.Other,
    };
}
