namespace AuditPipeline.Pii.Secrets;

/// <summary>Tells drawn values from words, names and placeholders.</summary>
internal static class SecretToken
{
    internal const int Longest = 512;

    internal static bool IsPart(char c) => char.IsAsciiLetterOrDigit(c) || c is '+' or '/' or '=' or '_' or '-' or '.' or '~';

    /// <summary><c>xxxxxxxx</c> and the like: six times the same character, or hardly any different ones.</summary>
    internal static bool IsPlaceholder(ReadOnlySpan<char> token)
    {
        var run = 1;
        for (var i = 1; i < token.Length; i++)
        {
            run = token[i] == token[i - 1] ? run + 1 : 1;
            if (run >= 6) return true;
        }

        return Distinct(token) < Math.Min(6, token.Length / 2);
    }

    /// <summary>Letters and digits mixed as chance mixes them.</summary>
    internal static bool IsDrawn(ReadOnlySpan<char> token, int shortest)
    {
        if (token.Length < shortest || IsPlaceholder(token) || Distinct(token) < 8) return false;
        var (digits, letters, changes) = (0, 0, 0);
        for (var i = 0; i < token.Length; i++)
        {
            var digit = char.IsAsciiDigit(token[i]);
            if (digit) digits++;
            else if (char.IsAsciiLetter(token[i])) letters++;
            if (i > 0 && Class(token[i]) != Class(token[i - 1])) changes++;
        }

        // gpt-4-turbo-2024-04-09 and user_profile_2024 are words and numbers, each whole.
        return digits > 0 && letters > 1 && changes >= 3 && !IsWordsAndNumbers(token);
    }

    private static bool IsWordsAndNumbers(ReadOnlySpan<char> token)
    {
        foreach (var range in token.SplitAny("_-./=+~"))
        {
            var part = token[range];
            if (part.IndexOfAnyInRange('0', '9') < 0 && part.Length <= 16) continue;
            if (part.IndexOfAnyExceptInRange('0', '9') < 0 && part.Length <= 8) continue;
            if (part.Length <= 4) continue;
            return false;
        }

        return true;
    }

    private static int Distinct(ReadOnlySpan<char> token)
    {
        var (low, high) = (0UL, 0UL);
        foreach (var c in token)
        {
            if (c < 64) low |= 1UL << c;
            else high |= 1UL << (c & 63);
        }

        return System.Numerics.BitOperations.PopCount(low) + System.Numerics.BitOperations.PopCount(high);
    }

    private static int Class(char c) => char.IsAsciiDigit(c) ? 0 : char.IsAsciiLetterUpper(c) ? 1 : char.IsAsciiLetterLower(c) ? 2 : 3;
}
