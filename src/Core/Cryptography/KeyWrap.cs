using System.Security.Cryptography;
using System.Text;

namespace AuditPipeline.Core.Cryptography;

/// <summary>Wraps a data key under a key-encryption key: 0x01 || nonce 12 || AES-256-GCM 32 || tag 16.</summary>
public static class KeyWrap
{
    /// <summary>Bytes of a wrapped data key.</summary>
    public const int WrappedLength = PartKeys.Length + PartSealer.Overhead;

    /// <param name="kek">32 bytes.</param>
    /// <param name="kekId">Its id, 16 random bytes in hex.</param>
    /// <param name="part">Name of the part the data key is for.</param>
    /// <param name="id">Record id.</param>
    /// <param name="dataKey">32 bytes.</param>
    /// <param name="nonce">12 random bytes, never used before under this key.</param>
    public static byte[] Wrap(
        ReadOnlySpan<byte> kek, string kekId, string part, string id, ReadOnlySpan<byte> dataKey, ReadOnlySpan<byte> nonce)
    {
        using var aes = new AesGcm(kek, PartSealer.TagLength);
        return Wrap(aes, kekId, part, id, dataKey, nonce);
    }

    /// <inheritdoc cref="Wrap(ReadOnlySpan{byte}, string, string, string, ReadOnlySpan{byte}, ReadOnlySpan{byte})"/>
    /// <param name="kek">Under the 32 bytes of the key, with a tag of 16; serves one thread at a time.</param>
    public static byte[] Wrap(AesGcm kek, string kekId, string part, string id, ReadOnlySpan<byte> dataKey, ReadOnlySpan<byte> nonce)
    {
        if (dataKey.Length != PartKeys.Length) throw new ArgumentException("a data key has 32 bytes", nameof(dataKey));
        if (nonce.Length != PartSealer.NonceLength) throw new ArgumentException("a nonce has 12 bytes", nameof(nonce));
        var wrapped = new byte[WrappedLength];
        wrapped[0] = PartSealer.Version;
        nonce.CopyTo(wrapped.AsSpan(1));
        kek.Encrypt(
            nonce, dataKey, wrapped.AsSpan(1 + PartSealer.NonceLength, PartKeys.Length), wrapped.AsSpan(WrappedLength - PartSealer.TagLength),
            AssociatedData(kekId, part, id));
        return wrapped;
    }

    /// <summary>The data key, or null when the bytes were not wrapped under this key for this record and part.</summary>
    public static byte[]? Unwrap(ReadOnlySpan<byte> kek, string kekId, string part, string id, ReadOnlySpan<byte> wrapped)
    {
        if (wrapped.Length != WrappedLength || wrapped[0] != PartSealer.Version) return null;
        using var aes = new AesGcm(kek, PartSealer.TagLength);
        var dataKey = new byte[PartKeys.Length];
        try
        {
            aes.Decrypt(
                wrapped.Slice(1, PartSealer.NonceLength), wrapped[(1 + PartSealer.NonceLength)..^PartSealer.TagLength],
                wrapped[^PartSealer.TagLength..], dataKey, AssociatedData(kekId, part, id));
            return dataKey;
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }

    private static byte[] AssociatedData(string kekId, string part, string id) => Encoding.UTF8.GetBytes(
        $"seal/v1 wrap\n{PartSealer.Line(kekId)}\n{PartSealer.Line(part)}\n{PartSealer.Line(id)}\n");
}
