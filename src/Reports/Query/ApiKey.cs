using System.Security.Cryptography;
using System.Text;

namespace AuditPipeline.Reports.Query;

/// <summary>Keys as they come with a request. Hashes are compared in constant time, so neither the key's content nor its length shows in the time
/// taken.</summary>
internal static class ApiKey
{
    private const int LongestKey = 512;

    /// <summary>SHA-256 of a key; null when there is none, or one that cannot be ours.</summary>
    public static byte[]? HashOf(string key) => key.Length is 0 or > LongestKey ? null : SHA256.HashData(Encoding.UTF8.GetBytes(key));

    /// <param name="given">32 bytes.</param>
    /// <param name="expected">64 hex digits; anything else equals nothing.</param>
    public static bool Equal(ReadOnlySpan<byte> given, string expected)
    {
        Span<byte> wanted = stackalloc byte[SHA256.HashSizeInBytes];
        return expected.Length == 2 * SHA256.HashSizeInBytes
            && Convert.FromHexString(expected, wanted, out _, out _) is System.Buffers.OperationStatus.Done
            && CryptographicOperations.FixedTimeEquals(given, wanted);
    }
}
