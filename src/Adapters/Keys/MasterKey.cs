using System.Security.Cryptography;
using System.Text;
using AuditPipeline.Core.Ports;

namespace AuditPipeline.Adapters.Keys;

/// <summary>The key that wraps every other key of the ring: 32 bytes in a file of their own, to be kept and backed up apart from
/// the ring.</summary>
/// <remarks>Wrapped form, 61 bytes: 0x01 || nonce 12 || AES-256-GCM 32 || tag 16, bound to the purpose and name of the key.</remarks>
internal sealed class MasterKey
{
    public const string FileName = "master.key";
    public const int KeyBytes = 32;

    private const byte Version = 1;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;
    private const int WrappedBytes = 1 + NonceBytes + KeyBytes + TagBytes;

    private readonly byte[] _key;
    private readonly IRandomness _randomness;

    private MasterKey(byte[] key, IRandomness randomness) => (_key, _randomness) = (key, randomness);

    /// <param name="mayMake">False when keys wrapped by it exist already: a fresh one would open none of them.</param>
    public static MasterKey Open(KeyFolder folder, IRandomness randomness, bool mayMake)
    {
        var key = folder.Read(FileName);
        if (key is null)
        {
            if (!mayMake) throw folder.Unusable(FileName, "it is missing, while the key ring it belongs to is there");
            key = new byte[KeyBytes];
            randomness.Fill(key);
            folder.Create(FileName, key);
        }

        return key.Length == KeyBytes
            ? new MasterKey(key, randomness)
            : throw folder.Unusable(FileName, $"a master key has {KeyBytes} bytes, this has {key.Length}");
    }

    public byte[] Wrap(string purpose, ReadOnlySpan<byte> key)
    {
        var wrapped = new byte[WrappedBytes];
        wrapped[0] = Version;
        var nonce = wrapped.AsSpan(1, NonceBytes);
        _randomness.Fill(nonce);
        using var aes = new AesGcm(_key, TagBytes);
        aes.Encrypt(nonce, key, wrapped.AsSpan(1 + NonceBytes, KeyBytes), wrapped.AsSpan(WrappedBytes - TagBytes), Bound(purpose));
        return wrapped;
    }

    /// <summary>The key, or null when it was not wrapped by this master key for this purpose.</summary>
    public byte[]? Unwrap(string purpose, ReadOnlySpan<byte> wrapped)
    {
        if (wrapped.Length != WrappedBytes || wrapped[0] != Version) return null;

        var key = new byte[KeyBytes];
        using var aes = new AesGcm(_key, TagBytes);
        try
        {
            aes.Decrypt(
                wrapped.Slice(1, NonceBytes), wrapped.Slice(1 + NonceBytes, KeyBytes), wrapped[^TagBytes..], key, Bound(purpose));
            return key;
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }

    private static byte[] Bound(string purpose) => Encoding.UTF8.GetBytes("keyring/v1 " + purpose);
}
