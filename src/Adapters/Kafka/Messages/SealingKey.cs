using System.Buffers.Binary;
using System.Security.Cryptography;
using AuditPipeline.Core.Sealing;

namespace AuditPipeline.Adapters.Kafka.Messages;

/// <summary>One data key that this process made and encrypts with. Thread-safe.</summary>
/// <remarks>The nonce is 4 bytes fixed for the key and a counter; nobody else encrypts with the key, so no nonce comes twice (NIST SP
/// 800-38D, section 8.2.1).</remarks>
internal sealed class SealingKey : IDisposable
{
    public const int NonceBytes = 12;
    public const int TagBytes = 16;

    private readonly Lock _gate = new();
    private readonly AesGcm _cipher;
    private readonly uint _nonceStart;
    private long _nonceCounter;

    /// <param name="nonceStart">Random.</param>
    /// <param name="made">Timestamp of the monotonic clock.</param>
    public SealingKey(StorageKey key, uint nonceStart, long made)
    {
        (_cipher, _nonceStart, Made) = (new AesGcm(key.Key.Span, TagBytes), nonceStart, made);
        Wrapped = Convert.ToBase64String(key.Wrapped.Span);
    }

    public long Made { get; }

    /// <summary>In base64.</summary>
    public string Wrapped { get; }

    public long SealedBytes { get; private set; }

    public byte[] Seal(ReadOnlySpan<byte> plain, ReadOnlySpan<byte> bound)
    {
        var bytes = new byte[NonceBytes + plain.Length + TagBytes];
        lock (_gate)
        {
            BinaryPrimitives.WriteUInt32BigEndian(bytes, _nonceStart);
            BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(4), ++_nonceCounter);
            _cipher.Encrypt(
                bytes.AsSpan(0, NonceBytes), plain, bytes.AsSpan(NonceBytes, plain.Length), bytes.AsSpan(NonceBytes + plain.Length), bound);
            SealedBytes += plain.Length;
        }

        return bytes;
    }

    /// <summary>The plain bytes, or null when these were not sealed with this key and bound to the same.</summary>
    public static byte[]? TryOpen(AesGcm cipher, ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> bound)
    {
        if (bytes.Length < NonceBytes + TagBytes) return null;

        var plain = new byte[bytes.Length - NonceBytes - TagBytes];
        try
        {
            cipher.Decrypt(bytes[..NonceBytes], bytes[NonceBytes..^TagBytes], bytes[^TagBytes..], plain, bound);
            return plain;
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }

    public void Dispose() => _cipher.Dispose();
}
