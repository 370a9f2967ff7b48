using System.Security.Cryptography;

namespace AuditPipeline.Core.Cryptography;

/// <summary>An Ed25519 public key held ready (RFC 8032). Safe for several threads at once.</summary>
public sealed class Ed25519PublicKey : IDisposable
{
    private readonly SafeKeyHandle _handle;

    /// <param name="key">32 bytes; whether they are a point of the curve shows only in <see cref="Verify"/>.</param>
    public Ed25519PublicKey(ReadOnlySpan<byte> key)
    {
        if (key.Length != Ed25519.KeyLength) throw new ArgumentException("an Ed25519 key has 32 bytes", nameof(key));
        LibCrypto.Require();
        _handle = LibCrypto.EVP_PKEY_new_raw_public_key(LibCrypto.Ed25519, 0, key, (nuint)key.Length);
        if (_handle.IsInvalid) throw new CryptographicException("libcrypto refused the Ed25519 public key");
    }

    /// <summary>True when the signature is this key's over the message. Any other length than 64 bytes is false.</summary>
    public bool Verify(ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature)
    {
        if (signature.Length != Ed25519.SignatureLength) return false;
        var context = LibCrypto.EVP_MD_CTX_new();
        try
        {
            if (context == 0 || LibCrypto.EVP_DigestVerifyInit(context, 0, 0, 0, _handle) != 1)
                throw new CryptographicException("libcrypto could not start an Ed25519 verification");
            var good = LibCrypto.EVP_DigestVerify(context, signature, (nuint)signature.Length, message, (nuint)message.Length) == 1;
            // A refusal leaves an entry in the thread's error queue, which would show up in .NET's own next error.
            if (!good) LibCrypto.ERR_clear_error();
            return good;
        }
        finally
        {
            LibCrypto.EVP_MD_CTX_free(context);
        }
    }

    public void Dispose() => _handle.Dispose();
}
