using System.Globalization;
using System.Runtime.CompilerServices;

namespace AuditPipeline.Pii.Text;

/// <summary>Class and folded form of every UTF-16 unit, looked up instead of worked out: the tokeniser asks for each character.</summary>
internal static class CharTable
{
    private static readonly CharClass[] Classes = [.. Enumerable.Range(0, 0x10000).Select(c => Classify((char)c))];
    private static readonly char[] Folds = [.. Enumerable.Range(0, 0x10000).Select(c => char.ToLowerInvariant((char)c))];

    // The beginnings of both tables, small enough to stay in the nearest cache: most characters are ASCII.
    private static readonly CharClass[] AsciiClasses = Classes[..128];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static CharClass Of(char c) => c < 128 ? AsciiClasses[c] : Classes[c];

    /// <summary>The small form of a letter (simple case folding); everything else as it is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static char Fold(char c) => c < 128 ? (char.IsAsciiLetterUpper(c) ? (char)(c | 0x20) : c) : Folds[c];

    internal static bool IsLetter(char c) => Of(c) >= CharClass.Lower;

    internal static bool IsUnspaced(char c) => c >= 128 && Classes[c] == CharClass.Unspaced;

    private static CharClass Classify(char c)
    {
        if (c is >= '0' and <= '9') return CharClass.Digit;
        var category = CharUnicodeInfo.GetUnicodeCategory(c);
        return category switch
        {
            UnicodeCategory.LowercaseLetter => CharClass.Lower,
            UnicodeCategory.UppercaseLetter or UnicodeCategory.TitlecaseLetter => CharClass.Upper,
            UnicodeCategory.OtherLetter or UnicodeCategory.ModifierLetter => WritesWithoutSpaces(c) ? CharClass.Unspaced : CharClass.Letter,
            UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark =>
                WritesWithoutSpaces(c) ? CharClass.Unspaced : CharClass.Mark,
            _ => CharClass.Other,
        };
    }

    private static bool WritesWithoutSpaces(char c) =>
        c is >= '\u0E00' and <= '\u0E7F' or >= '\u2E80' and <= '\uA4CF' or >= '\uAC00' and <= '\uD7A3' or >= '\uF900' and <= '\uFAFF'
            or >= '\uFF66' and <= '\uFF9F';
}
