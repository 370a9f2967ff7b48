using System.Security.Cryptography;
using System.Text;

namespace AuditPipeline.Core.Redaction;

/// <summary>The name a person goes by outside the rooms that see raw text: keyed, so that nobody without the key can try names.</summary>
public static class Pseudonym
{
    private const int KeptBytes = 16;

    /// <summary>First 16 bytes of HMAC-SHA256(key, UTF-8 of user) as 32 lower-case hex digits.</summary>
    /// <param name="key">32 bytes, stable per deployment (<see cref="Ports.IKeyRing.PseudonymKey"/>).</param>
    public static string Of(ReadOnlySpan<byte> key, string user)
    {
        Span<byte> mac = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(user), mac);
        return Convert.ToHexStringLower(mac[..KeptBytes]);
    }
}
