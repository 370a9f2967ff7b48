using System.Security.Cryptography;

namespace AuditPipeline.Pii.Identifiers.Crypto;

/// <summary>A version byte, twenty bytes and the first four of their double SHA-256, in base 58 (Bitcoin's encoding of P2PKH and P2SH, taken
/// over by most others; XRP has the alphabet in another order). A run passes by chance once in four thousand million.</summary>
internal static class Base58Check
{
    private const int Bytes = 25;

    private static readonly sbyte[] Bitcoin = Values("123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz");
    private static readonly sbyte[] Ripple = Values("rpshnaf39wBUDNEGHJKLM4PQRST7VWXYZ2bcdeCg65jkm8oFqi1tuvAxyz");

    /// <param name="run">ASCII letters and digits, 25 to 36 of them.</param>
    internal static bool IsValid(ReadOnlySpan<char> run)
    {
        // 0, O, I and l are in neither alphabet.
        if (run.ContainsAny('0', 'O', 'I') || run.Contains('l')) return false;
        return Passes(run, Bitcoin) || (run[0] == 'r' && Passes(run, Ripple));
    }

    private static bool Passes(ReadOnlySpan<char> run, sbyte[] values)
    {
        Span<byte> bytes = stackalloc byte[Bytes + 1];   // some coins have a version of two bytes
        bytes.Clear();
        foreach (var c in run)
        {
            int carry = values[c];
            for (var i = bytes.Length - 1; i >= 0; i--)
            {
                carry += bytes[i] * 58;
                bytes[i] = (byte)(carry & 0xFF);
                carry >>= 8;
            }

            if (carry != 0) return false;
        }

        return Checks(bytes) || (bytes[0] == 0 && Checks(bytes[1..]));
    }

    private static bool Checks(ReadOnlySpan<byte> bytes)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes[..^4], hash);
        SHA256.HashData(hash, hash);
        return hash[..4].SequenceEqual(bytes[^4..]);
    }

    private static sbyte[] Values(string alphabet)
    {
        var values = new sbyte[128];
        for (var i = 0; i < alphabet.Length; i++) values[alphabet[i]] = (sbyte)i;
        return values;
    }
}
