namespace AuditPipeline.Pii.Identifiers.World;

/// <summary>Check digit over the dihedral group D5 (J. Verhoeff, Error Detecting Decimal Codes, 1969).</summary>
internal static class Verhoeff
{
    private static readonly byte[][] Permuted = Permutations();

    /// <param name="digits">Characters 0 to 9, check digit last.</param>
    internal static bool IsValid(ReadOnlySpan<char> digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++) sum = Times(sum, Permuted[i % 8][digits[^(i + 1)] - '0']);
        return sum == 0;
    }

    /// <summary>Composition in D5: 0 to 4 are rotations, 5 to 9 reflections.</summary>
    private static int Times(int a, int b) =>
        a < 5 ? (b < 5 ? (a + b) % 5 : 5 + (a + b) % 5)
            : b < 5 ? 5 + (a - b) % 5
            : (a - b + 5) % 5;

    private static byte[][] Permutations()
    {
        byte[] step = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4];
        var all = new byte[8][];
        all[0] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
        for (var i = 1; i < 8; i++) all[i] = [.. all[i - 1].Select(digit => step[digit])];
        return all;
    }
}
