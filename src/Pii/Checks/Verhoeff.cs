namespace AuditPipeline.Pii.Checks;

/// <summary>Check digit of J. Verhoeff, Error Detecting Decimal Codes (1969): the dihedral group of ten elements.</summary>
internal static class Verhoeff
{
    // Position permutation; the i-th row is the first applied i times.
    private static readonly byte[] Permutation = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4];
    private static readonly byte[][] Permutations = Powers();

    /// <param name="digits">Characters 0 to 9, check digit last.</param>
    internal static bool IsValid(ReadOnlySpan<char> digits)
    {
        var check = 0;
        for (var i = 0; i < digits.Length; i++) check = Multiply(check, Permutations[i % 8][digits[^(i + 1)] - '0']);
        return check == 0;
    }

    // 0 to 4 are the turns of a pentagon, 5 to 9 its mirrorings.
    private static int Multiply(int a, int b) => (a < 5, b < 5) switch
    {
        (true, true) => (a + b) % 5,
        (true, false) => 5 + (a + b) % 5,
        (false, true) => 5 + (a - b + 5) % 5,
        _ => (a - b + 5) % 5,
    };

    private static byte[][] Powers()
    {
        var rows = new byte[8][];
        rows[0] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
        for (var i = 1; i < rows.Length; i++) rows[i] = [.. rows[i - 1].Select(d => Permutation[d])];
        return rows;
    }
}
