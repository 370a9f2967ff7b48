namespace AuditPipeline.Pii.Checks;

/// <summary>Check digit of machine-readable travel documents, ICAO Doc 9303 part 3, 4.9: weights 7, 3, 1 over digits and letters, A as
/// 10, the filler as 0.</summary>
internal static class Icao
{
    private static readonly int[] Weights = [7, 3, 1];

    /// <summary>The check digit of a field, 0 to 9.</summary>
    internal static int CheckDigit(ReadOnlySpan<char> field) => Sum(field, 0) % 10;

    /// <summary>Weighted sum of a field that is part of a longer one.</summary>
    /// <param name="offset">How many characters come before it there.</param>
    internal static int Sum(ReadOnlySpan<char> field, int offset)
    {
        var sum = 0;
        for (var i = 0; i < field.Length; i++) sum += ValueOf(field[i]) * Weights[(i + offset) % 3];
        return sum;
    }

    /// <summary>The last character is the check digit of those before it.</summary>
    internal static bool IsValid(ReadOnlySpan<char> field) => field[^1] - '0' == CheckDigit(field[..^1]);

    private static int ValueOf(char c) => c == '<' ? 0 : char.IsAsciiDigit(c) ? c - '0' : c - 'A' + 10;
}
