using AuditPipeline.Pii.Checks;

namespace AuditPipeline.Pii.Identifiers.Europe;

/// <summary>The lines of a machine-readable zone and their check digits: ICAO Doc 9303 parts 4 to 7, and the French identity card of before
/// 2021, whose two lines are its own.</summary>
internal static class MrzLines
{
    /// <summary>Characters of the longest line.</summary>
    internal const int Longest = 44;

    // Between lines: blanks, one line break, or the escaped one of JSON.
    private const int LongestBreak = 8;

    internal static bool IsCharacter(char c) => c is (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '<';

    /// <summary>End of the zone whose first line stands at a place; -1 when none does.</summary>
    /// <param name="end">Of the run of characters that begins there.</param>
    /// <param name="form">TD1, TD2, TD3, MRV-A or MRV-B, in small letters.</param>
    internal static int End(string text, int start, int end, out string form)
    {
        form = "";
        var length = end - start;
        if (length is not (30 or 36 or 44) || text[start] is not ('A' or 'C' or 'I' or 'P' or 'V')) return -1;
        var second = Next(text, end, length);
        if (second < 0) return -1;
        var one = text.AsSpan(start, length);
        var two = text.AsSpan(second, length);
        if (length == 30)
        {
            var third = Next(text, second + length, length);
            if (third < 0 || !IsTd1(one, two)) return -1;
            form = "icao-9303-td1";
            return third + length;
        }

        if (text[start] == 'V' ? !HasFields(two) : !(length == 44 ? IsTd3(two) : IsTd2(two) || IsFrench(one, two))) return -1;
        form = text[start] == 'V' ? (length == 44 ? "icao-9303-mrv-a" : "icao-9303-mrv-b") : length == 44 ? "icao-9303-td3" : "icao-9303-td2";
        return second + length;
    }

    /// <summary>Start of the next line of the same length; -1 when it does not follow.</summary>
    private static int Next(string text, int end, int length)
    {
        var i = end;
        while (i < text.Length && i - end < LongestBreak)
        {
            if (text[i] is ' ' or '\t' or '\r' or '\n') i++;
            else if (text[i] == '\\' && i + 1 < text.Length && text[i + 1] is 'n' or 'r') i += 2;
            else break;
        }

        if (i == end || i + length > text.Length) return -1;
        for (var at = i; at < i + length; at++)
        {
            if (!IsCharacter(text[at])) return -1;
        }

        return i + length == text.Length || !IsCharacter(text[i + length]) ? i : -1;
    }

    private static bool IsTd1(ReadOnlySpan<char> one, ReadOnlySpan<char> two)
    {
        if (!IsField(two[..6], two[6]) || !IsField(two[8..14], two[14])) return false;

        // A number of more than nine characters goes on in the optional data, its check digit after it.
        var longer = one[15..].IndexOf('<');
        if (!(one[14] == '<' && longer > 1 ? IsLongNumber(one[5..14], one[15..(15 + longer)]) : IsField(one[5..14], one[14]))) return false;
        var sum = Icao.Sum(one[5..], 0) + Icao.Sum(two[..7], 25) + Icao.Sum(two[8..15], 32) + Icao.Sum(two[18..29], 39);
        return two[29] - '0' == sum % 10;
    }

    private static bool IsLongNumber(ReadOnlySpan<char> first, ReadOnlySpan<char> rest) =>
        rest[^1] - '0' == (Icao.Sum(first, 0) + Icao.Sum(rest[..^1], 9)) % 10;

    private static bool IsTd2(ReadOnlySpan<char> two)
    {
        var longer = two[28..35].IndexOf('<');
        var number = two[9] == '<' && longer > 1 ? IsLongNumber(two[..9], two[28..(28 + longer)]) : IsField(two[..9], two[9]);
        return number && IsField(two[13..19], two[19]) && IsField(two[21..27], two[27])
            && two[35] - '0' == (Icao.Sum(two[..10], 0) + Icao.Sum(two[13..20], 10) + Icao.Sum(two[21..35], 17)) % 10;
    }

    private static bool IsTd3(ReadOnlySpan<char> two) =>
        HasFields(two) && (IsField(two[28..42], two[42]) || (two[42] == '<' && two[28..42].IndexOfAnyExcept('<') < 0))
        && two[43] - '0' == (Icao.Sum(two[..10], 0) + Icao.Sum(two[13..20], 10) + Icao.Sum(two[21..43], 17)) % 10;

    /// <summary>Number, day of birth and last day of validity; visas have no check digit over all.</summary>
    private static bool HasFields(ReadOnlySpan<char> two) =>
        IsField(two[..9], two[9]) && IsField(two[13..19], two[19]) && IsField(two[21..27], two[27]);

    private static bool IsFrench(ReadOnlySpan<char> one, ReadOnlySpan<char> two) =>
        one[..5] is "IDFRA" && IsField(two[..12], two[12]) && IsField(two[27..33], two[33])
        && two[35] - '0' == (Icao.Sum(one, 0) + Icao.Sum(two[..35], 36)) % 10;

    private static bool IsField(ReadOnlySpan<char> field, char check) => check - '0' == Icao.CheckDigit(field);
}
