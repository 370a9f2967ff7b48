namespace AuditPipeline.Pii.Checks;

/// <summary>Check systems of ISO/IEC 7064.</summary>
internal static class Iso7064
{
    /// <summary>MOD 11,10: the hybrid system for digits with one check digit.</summary>
    internal static bool Mod11And10(ReadOnlySpan<char> digits)
    {
        var product = 10;
        foreach (var c in digits[..^1])
        {
            var sum = (product + c - '0') % 10;
            product = (sum == 0 ? 10 : sum) * 2 % 11;
        }

        return (product + digits[^1] - '0') % 10 == 1;
    }

    /// <summary>MOD 97-10 over digits and letters, A as 10: the remainder, 1 for a valid number.</summary>
    internal static int Mod97(ReadOnlySpan<char> value)
    {
        var remainder = 0;
        foreach (var c in value)
            remainder = char.IsAsciiDigit(c) ? (remainder * 10 + c - '0') % 97 : (remainder * 100 + c - 'A' + 10) % 97;
        return remainder;
    }
}
