using System.Security.Cryptography;
using System.Text;

namespace AuditPipeline.Core.Redaction;

/// <summary>What stands for a user in records: the same for the same user and key, and without the key nobody can go back.</summary>
public static class Pseudonym
{
    /// <summary>First 16 bytes of HMAC-SHA256(<paramref name="key"/>, UTF-8 of <paramref name="user"/>) as 32 lower-case hex digits.</summary>
    public static string Of(ReadOnlySpan<byte> key, string user)
    {
        Span<byte> mac = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(user), mac);
        return Convert.ToHexStringLower(mac[..16]);
    }
}
