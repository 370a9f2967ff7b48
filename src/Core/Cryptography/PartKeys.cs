using System.Security.Cryptography;

namespace AuditPipeline.Core.Cryptography;

/// <summary>The keys of one (record, part), derived from its data key: HKDF-Expand with SHA-256 (RFC 5869 section 2.3).
/// Secret; disposing clears them.</summary>
public sealed class PartKeys : IDisposable
{
    /// <summary>Bytes of a data key and of each derived key.</summary>
    public const int Length = 32;

    private readonly byte[] _keys = new byte[3 * Length];

    /// <param name="dataKey">32 secret bytes, made at capture.</param>
    public PartKeys(ReadOnlySpan<byte> dataKey)
    {
        if (dataKey.Length != Length) throw new ArgumentException("a data key has 32 bytes", nameof(dataKey));
        // One block of output: T(1) = HMAC(PRK, info || 0x01).
        HMACSHA256.HashData(dataKey, "seal/v1 enc\u0001"u8, _keys.AsSpan(0, Length));
        SaltOf(dataKey).CopyTo(_keys.AsSpan(Length, Length));
        HMACSHA256.HashData(dataKey, "seal/v1 nonce\u0001"u8, _keys.AsSpan(2 * Length, Length));
    }

    /// <summary>The salt alone, for parts that are kept readable: 32 bytes.</summary>
    public static byte[] SaltOf(ReadOnlySpan<byte> dataKey)
    {
        if (dataKey.Length != Length) throw new ArgumentException("a data key has 32 bytes", nameof(dataKey));
        return HMACSHA256.HashData(dataKey, "seal/v1 commit\u0001"u8);
    }

    /// <summary>AES-256 key.</summary>
    public ReadOnlySpan<byte> Encryption => _keys.AsSpan(0, Length);

    /// <summary>Salt of the commitment; opens <c>pc</c>, so it is disclosed together with the payload or not at all.</summary>
    public ReadOnlySpan<byte> Salt => _keys.AsSpan(Length, Length);

    /// <summary>Key of the deterministic nonce.</summary>
    public ReadOnlySpan<byte> Nonce => _keys.AsSpan(2 * Length, Length);

    public void Dispose() => CryptographicOperations.ZeroMemory(_keys);
}
