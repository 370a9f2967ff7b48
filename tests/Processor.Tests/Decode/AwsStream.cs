using System.Buffers.Binary;
using System.Text;
using AuditPipeline.Processor.Decode.Wire;

namespace AuditPipeline.Processor.Tests.Decode;

/// <summary>Writes AWS event streams, as the format's public description has them.</summary>
internal static class AwsStream
{
    public const string ContentType = "application/vnd.amazon.eventstream";

    public static byte[] Of(params (string Name, string Payload)[] events) =>
        [.. events.SelectMany(e => Message(e.Name, Encoding.UTF8.GetBytes(e.Payload)))];

    /// <summary>A model's own documents, wrapped as Invoke wraps them.</summary>
    public static byte[] Chunks(params string[] documents) => Of(
        [.. documents.Select(d => ("chunk", $"{{\"bytes\":\"{Convert.ToBase64String(Encoding.UTF8.GetBytes(d))}\",\"p\":\"abc\"}}"))]);

    /// <param name="everyKind">Headers of every kind the format has come before and after the usual ones.</param>
    public static byte[] Message(string name, byte[] payload, bool everyKind = false)
    {
        byte[] headers = everyKind
            ? [.. OtherHeaders(), .. Header(":message-type", "event"), .. Header(":event-type", name), .. Header("x-event-type", "other")]
            : [.. Header(":event-type", name), .. Header(":content-type", "application/json"), .. Header(":message-type", "event")];
        var message = new byte[12 + headers.Length + payload.Length + 4];
        BinaryPrimitives.WriteUInt32BigEndian(message, (uint)message.Length);
        BinaryPrimitives.WriteUInt32BigEndian(message.AsSpan(4), (uint)headers.Length);
        BinaryPrimitives.WriteUInt32BigEndian(message.AsSpan(8), Crc32.Of(message.AsSpan(0, 8)));
        headers.CopyTo(message, 12);
        payload.CopyTo(message, 12 + headers.Length);
        BinaryPrimitives.WriteUInt32BigEndian(message.AsSpan(message.Length - 4), Crc32.Of(message.AsSpan(0, message.Length - 4)));
        return message;
    }

    // True, false, a byte, 16, 32 and 64 bits, bytes, a timestamp and a UUID.
    private static byte[] OtherHeaders() =>
    [
        .. Typed("a", 0, 0), .. Typed("b", 1, 0), .. Typed("c", 2, 1), .. Typed("d", 3, 2), .. Typed("e", 4, 4), .. Typed("f", 5, 8),
        .. Typed("g", 6, 0), 0, 3, 1, 2, 3, .. Typed("h", 8, 8), .. Typed("i", 9, 16),
    ];

    private static byte[] Typed(string name, byte type, int length) => [(byte)name.Length, .. Encoding.ASCII.GetBytes(name), type, .. new byte[length]];

    private static byte[] Header(string name, string value) =>
        [(byte)name.Length, .. Encoding.ASCII.GetBytes(name), 7, (byte)(value.Length >> 8), (byte)value.Length, .. Encoding.UTF8.GetBytes(value)];
}
