using System.Security.Cryptography;
using System.Text;
using AuditPipeline.Core.Ports;

namespace AuditPipeline.Adapters.Keys;

/// <summary>A key that wraps others: the master key, and below it the keys that wrap the storage keys of journals and queues.</summary>
/// <remarks>Wrapped form, 61 bytes: 0x01 || nonce 12 || AES-256-GCM 32 || tag 16, bound to the purpose and name of the key.</remarks>
internal sealed class WrappingKey
{
    public const int Bytes = 32;

    private const byte Version = 1;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;
    private const int WrappedBytes = 1 + NonceBytes + Bytes + TagBytes;

    private readonly byte[] _key;
    private readonly IRandomness _randomness;

    /// <param name="key">32 bytes; belong to this from now on.</param>
    public WrappingKey(byte[] key, IRandomness randomness)
    {
        (_key, _randomness) = (key, randomness);
        Fingerprint = SHA256.HashData([.. "keyring/v1 master\n"u8, .. key]);
    }

    /// <summary>32 bytes that tell keys apart and say nothing of them.</summary>
    public byte[] Fingerprint { get; }

    public byte[] Wrap(string purpose, ReadOnlySpan<byte> key)
    {
        var wrapped = new byte[WrappedBytes];
        wrapped[0] = Version;
        var nonce = wrapped.AsSpan(1, NonceBytes);
        _randomness.Fill(nonce);
        using var aes = new AesGcm(_key, TagBytes);
        aes.Encrypt(nonce, key, wrapped.AsSpan(1 + NonceBytes, Bytes), wrapped.AsSpan(WrappedBytes - TagBytes), Bound(purpose));
        return wrapped;
    }

    /// <summary>The key, or null when it was not wrapped by this one for this purpose.</summary>
    public byte[]? Unwrap(string purpose, ReadOnlySpan<byte> wrapped)
    {
        if (wrapped.Length != WrappedBytes || wrapped[0] != Version) return null;

        var key = new byte[Bytes];
        using var aes = new AesGcm(_key, TagBytes);
        try
        {
            aes.Decrypt(
                wrapped.Slice(1, NonceBytes), wrapped.Slice(1 + NonceBytes, Bytes), wrapped[^TagBytes..], key, Bound(purpose));
            return key;
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }

    /// <summary>Takes the key out of memory; it is not used afterwards.</summary>
    public void Erase() => CryptographicOperations.ZeroMemory(_key);

    private static byte[] Bound(string purpose) => Encoding.UTF8.GetBytes("keyring/v1 " + purpose);
}
