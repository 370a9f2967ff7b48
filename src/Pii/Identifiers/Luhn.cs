namespace AuditPipeline.Pii.Identifiers;

/// <summary>Check digit of ISO/IEC 7812-1 annex B.</summary>
internal static class Luhn
{
    /// <param name="digits">Characters 0 to 9, check digit last.</param>
    internal static bool IsValid(ReadOnlySpan<char> digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var value = digits[^(i + 1)] - '0';
            if (i % 2 == 1) value = value > 4 ? 2 * value - 9 : 2 * value;
            sum += value;
        }

        return sum % 10 == 0;
    }
}
