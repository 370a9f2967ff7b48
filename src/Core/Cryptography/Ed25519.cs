namespace AuditPipeline.Core.Cryptography;

/// <summary>Ed25519 (RFC 8032) by OpenSSL's libcrypto; .NET 10 has no type for it. For many signatures hold an
/// <see cref="Ed25519PrivateKey"/> or <see cref="Ed25519PublicKey"/> instead.</summary>
/// <remarks>Every call throws <see cref="PlatformNotSupportedException"/> where <c>libcrypto.so.3</c> is missing.</remarks>
public static class Ed25519
{
    /// <summary>Bytes of a seed and of a public key.</summary>
    public const int KeyLength = 32;

    public const int SignatureLength = 64;

    public static byte[] PublicKeyFromSeed(ReadOnlySpan<byte> seed)
    {
        using var key = new Ed25519PrivateKey(seed);
        return key.PublicKey.ToArray();
    }

    public static byte[] Sign(ReadOnlySpan<byte> seed, ReadOnlySpan<byte> message)
    {
        using var key = new Ed25519PrivateKey(seed);
        return key.Sign(message);
    }

    /// <summary>True when the signature is the key's over the message; false also for a key or signature of the wrong length.</summary>
    public static bool Verify(ReadOnlySpan<byte> publicKey, ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature)
    {
        if (publicKey.Length != KeyLength) return false;
        using var key = new Ed25519PublicKey(publicKey);
        return key.Verify(message, signature);
    }
}
