using System.Globalization;

namespace AuditPipeline.Pii.Text;

/// <summary>Character classes the detectors share.</summary>
internal static class Chars
{
    /// <summary>Part of a word in a script that puts spaces between words. Chinese, Japanese, Korean and Thai letters are not: a number may
    /// follow them directly.</summary>
    internal static bool IsWord(char c)
    {
        if (char.IsAscii(c)) return char.IsAsciiLetterOrDigit(c) || c == '_';
        return !IsUnspaced(c) && (char.IsLetterOrDigit(c) || IsMark(c));
    }

    internal static bool IsMark(char c) =>
        CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    internal static bool IsUnspaced(char c) =>
        c is >= '\u2E80' and <= '\uA4CF' or >= '\uAC00' and <= '\uD7A3' or >= '\uF900' and <= '\uFAFF' or >= '\uFF00' and <= '\uFFEF'
            or >= '\u0E00' and <= '\u0E7F';

    /// <summary>A blank inside a number: space, no-break and thin spaces; never a line break.</summary>
    internal static bool IsGap(char c) => c is ' ' or '\u00A0' or '\u2009' or '\u202F' or '\u2007';

    internal static bool IsHyphen(char c) => c is '-' or '\u2010' or '\u2011' or '\u2012' or '\u2013';

    /// <summary>A value may begin here: nothing it could be the rest of stands before it.</summary>
    internal static bool StandsFree(string text, int start)
    {
        if (start == 0) return true;
        if (IsWord(text[start - 1])) return false;

        // 1,234 and 12.345 and 12-34: the number began before.
        return start < 2 || !(text[start - 1] is '.' or ',' or '/' or '+' || IsHyphen(text[start - 1])) || !char.IsAsciiDigit(text[start - 2]);
    }

    /// <summary>A value may end here: nothing that could go on with it follows.</summary>
    internal static bool EndsFree(string text, int end)
    {
        if (end == text.Length) return true;
        if (IsWord(text[end])) return false;
        return end + 1 >= text.Length || !(text[end] is '.' or ',' or '/' || IsHyphen(text[end])) || !char.IsAsciiDigit(text[end + 1]);
    }

    internal static bool WordBefore(string text, int at) => at > 0 && IsWord(text[at - 1]);

    internal static bool WordAt(string text, int at) => at < text.Length && IsWord(text[at]);

    internal static bool DigitAt(string text, int at) => (uint)at < (uint)text.Length && char.IsAsciiDigit(text[at]);

    /// <summary>Next ASCII digit from a place on; -1 when there is none.</summary>
    internal static int NextDigit(string text, int from)
    {
        var found = from < text.Length ? text.AsSpan(from).IndexOfAnyInRange('0', '9') : -1;
        return found < 0 ? -1 : from + found;
    }
}
