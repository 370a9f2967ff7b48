using System.IO.Compression;
using Google.Protobuf;

namespace AuditPipeline.Adapters.Kafka.Messages;

/// <summary>Protobuf bytes, compressed before they are encrypted: what is encrypted no longer compresses.</summary>
internal static class Compression
{
    /// <summary>Coding of a value, as its header says: Brotli (RFC 7932), then AES-256-GCM (nonce 12 || ciphertext || tag 16).</summary>
    public const string Coding = "br+aes256gcm";

    // Measured on recorded exchanges of 15 KB: 66 µs and 42 % of the size, where the fastest Deflate takes 98 µs and 55 % (docs/adapters/kafka.md).
    private static readonly BrotliCompressionOptions Quality = new() { Quality = 1 };

    public static MemoryStream Pack(IMessage message)
    {
        var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, Quality, leaveOpen: true)) message.WriteTo(brotli);
        return packed;
    }

    /// <summary>The bytes again, or null when they are broken or more than <paramref name="most"/>.</summary>
    public static byte[]? Unpack(byte[] packed, long most)
    {
        using var brotli = new BrotliStream(new MemoryStream(packed), CompressionMode.Decompress);
        using var bytes = new MemoryStream(4 * packed.Length);
        var part = new byte[32 << 10];
        try
        {
            while (brotli.Read(part) is > 0 and var count)
            {
                if (bytes.Length + count > most) return null;
                bytes.Write(part, 0, count);
            }
        }
        catch (Exception broken) when (broken is InvalidDataException or InvalidOperationException)
        {
            return null;
        }

        return bytes.ToArray();
    }
}
