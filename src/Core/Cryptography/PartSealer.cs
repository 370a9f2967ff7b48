using System.Security.Cryptography;
using System.Text;
using AuditPipeline.Core.Log;

namespace AuditPipeline.Core.Cryptography;

/// <summary>Seals and opens one part of a record. The same data key and payload give the same bytes, so a step may run twice.</summary>
public static class PartSealer
{
    /// <summary>Bytes a ciphertext is longer than its payload: version 1, nonce 12, tag 16.</summary>
    public const int Overhead = 1 + NonceLength + TagLength;

    internal const byte Version = 1;
    internal const int NonceLength = 12;
    internal const int TagLength = 16;

    /// <param name="dataKey">32 bytes, made at capture for this record and part.</param>
    /// <param name="part">Name of the part, e.g. <c>body</c>; no control characters.</param>
    /// <param name="id">Record id; no control characters.</param>
    /// <param name="payload">What is sealed; may be empty.</param>
    public static SealedPart Seal(ReadOnlySpan<byte> dataKey, string part, string id, ReadOnlySpan<byte> payload)
    {
        using var keys = new PartKeys(dataKey);
        var sealedBytes = new byte[payload.Length + Overhead];
        sealedBytes[0] = Version;
        var nonce = sealedBytes.AsSpan(1, NonceLength);
        Span<byte> mac = stackalloc byte[MerkleHash.Length];
        // From the payload, so that a second payload under the same key could never meet the same nonce.
        HMACSHA256.HashData(keys.Nonce, payload, mac);
        mac[..NonceLength].CopyTo(nonce);

        using var aes = new AesGcm(keys.Encryption, TagLength);
        aes.Encrypt(
            nonce, payload, sealedBytes.AsSpan(1 + NonceLength, payload.Length), sealedBytes.AsSpan(sealedBytes.Length - TagLength),
            AssociatedData(part, id));
        return new SealedPart(sealedBytes, Commit(keys.Salt, payload), new MerkleHash(SHA256.HashData(sealedBytes)));
    }

    /// <summary>The payload, or null when the bytes are not this record's part under this key, or open to another payload than
    /// <paramref name="commitment"/> names.</summary>
    public static byte[]? Open(ReadOnlySpan<byte> dataKey, string part, string id, ReadOnlySpan<byte> ciphertext, MerkleHash commitment)
    {
        if (ciphertext.Length < Overhead || ciphertext[0] != Version) return null;
        using var keys = new PartKeys(dataKey);
        using var aes = new AesGcm(keys.Encryption, TagLength);
        var payload = new byte[ciphertext.Length - Overhead];
        try
        {
            aes.Decrypt(
                ciphertext.Slice(1, NonceLength), ciphertext[(1 + NonceLength)..^TagLength], ciphertext[^TagLength..], payload,
                AssociatedData(part, id));
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }

        return Commit(keys.Salt, payload) == commitment ? payload : null;
    }

    /// <summary><c>pc</c>: HMAC-SHA256(salt, payload).</summary>
    public static MerkleHash Commit(ReadOnlySpan<byte> salt, ReadOnlySpan<byte> payload)
    {
        Span<byte> mac = stackalloc byte[MerkleHash.Length];
        HMACSHA256.HashData(salt, payload, mac);
        return new MerkleHash(mac);
    }

    /// <summary><c>kh</c>: binds the part to the key whose destruction erases it, without linking records.</summary>
    public static MerkleHash KeyBinding(string kekId, string id, string part) =>
        Hash($"seal/v1 kek\n{Line(kekId)}\n{Line(id)}\n{Line(part)}\n");

    /// <summary><c>ke</c> of an erasure statement: names a destroyed key to those who know its id.</summary>
    public static MerkleHash ErasedKey(string kekId) => Hash($"seal/v1 erase\n{Line(kekId)}\n");

    /// <summary>Associated data of a part: <c>seal/v1\n part \n id \n</c>.</summary>
    public static byte[] AssociatedData(string part, string id) => Encoding.UTF8.GetBytes($"seal/v1\n{Line(part)}\n{Line(id)}\n");

    // A line feed inside a name would let two different (part, id) pairs share their bytes.
    internal static string Line(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.AsSpan().IndexOfAnyInRange('\0', '\x1f') < 0 && text.Length > 0
            ? text
            : throw new ArgumentException("names and ids are not empty and hold no control characters", nameof(text));
    }

    private static MerkleHash Hash(string text) => new(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
