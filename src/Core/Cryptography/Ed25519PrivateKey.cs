using System.Security.Cryptography;

namespace AuditPipeline.Core.Cryptography;

/// <summary>An Ed25519 private key held ready (RFC 8032). Safe for several threads at once.</summary>
public sealed class Ed25519PrivateKey : IDisposable
{
    private readonly SafeKeyHandle _handle;

    /// <param name="seed">32 secret bytes; not kept by this object outside libcrypto.</param>
    public Ed25519PrivateKey(ReadOnlySpan<byte> seed)
    {
        if (seed.Length != Ed25519.KeyLength) throw new ArgumentException("an Ed25519 seed has 32 bytes", nameof(seed));
        LibCrypto.Require();
        _handle = LibCrypto.EVP_PKEY_new_raw_private_key(LibCrypto.Ed25519, 0, seed, (nuint)seed.Length);
        if (_handle.IsInvalid) throw new CryptographicException("libcrypto refused the Ed25519 seed");

        var publicKey = new byte[Ed25519.KeyLength];
        var length = (nuint)publicKey.Length;
        if (LibCrypto.EVP_PKEY_get_raw_public_key(_handle, publicKey, ref length) != 1 || length != (nuint)publicKey.Length)
            throw new CryptographicException("libcrypto gave no Ed25519 public key");
        PublicKey = publicKey;
    }

    /// <summary>32 bytes.</summary>
    public ReadOnlyMemory<byte> PublicKey { get; }

    /// <summary>64 bytes; the same message gives the same signature.</summary>
    public byte[] Sign(ReadOnlySpan<byte> message)
    {
        var context = LibCrypto.EVP_MD_CTX_new();
        try
        {
            var signature = new byte[Ed25519.SignatureLength];
            var length = (nuint)signature.Length;
            if (context == 0 || LibCrypto.EVP_DigestSignInit(context, 0, 0, 0, _handle) != 1
                || LibCrypto.EVP_DigestSign(context, signature, ref length, message, (nuint)message.Length) != 1
                || length != (nuint)signature.Length)
                throw new CryptographicException("libcrypto could not sign");
            return signature;
        }
        finally
        {
            LibCrypto.EVP_MD_CTX_free(context);
        }
    }

    public void Dispose() => _handle.Dispose();
}
