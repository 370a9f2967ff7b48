using System.IO.Compression;
using Google.Protobuf;

namespace AuditPipeline.Adapters.Kafka.Messages;

/// <summary>Protobuf bytes, compressed before they are encrypted: what is encrypted no longer compresses.</summary>
internal static class Compression
{
    /// <summary>Coding of a value, as its header says: RFC 1951, then AES-256-GCM (nonce 12 || ciphertext || tag 16).</summary>
    public const string Coding = "deflate+aes256gcm";

    public static MemoryStream Pack(IMessage message)
    {
        var packed = new MemoryStream();
        using var deflate = new DeflateStream(packed, CompressionLevel.Fastest, leaveOpen: true);
        message.WriteTo(deflate);
        deflate.Flush();
        return packed;
    }

    /// <summary>The bytes again, or null when they are broken or more than <paramref name="most"/>.</summary>
    public static byte[]? Unpack(byte[] packed, long most)
    {
        using var deflate = new DeflateStream(new MemoryStream(packed), CompressionMode.Decompress);
        using var bytes = new MemoryStream(4 * packed.Length);
        var part = new byte[32 << 10];
        try
        {
            while (deflate.Read(part) is > 0 and var count)
            {
                if (bytes.Length + count > most) return null;
                bytes.Write(part, 0, count);
            }
        }
        catch (InvalidDataException)
        {
            return null;
        }

        return bytes.ToArray();
    }
}
