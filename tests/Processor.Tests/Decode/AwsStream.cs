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

    public static byte[] Message(string name, byte[] payload)
    {
        byte[] headers = [.. Header(":event-type", name), .. Header(":content-type", "application/json"), .. Header(":message-type", "event")];
        var message = new byte[12 + headers.Length + payload.Length + 4];
        BinaryPrimitives.WriteUInt32BigEndian(message, (uint)message.Length);
        BinaryPrimitives.WriteUInt32BigEndian(message.AsSpan(4), (uint)headers.Length);
        BinaryPrimitives.WriteUInt32BigEndian(message.AsSpan(8), Crc32.Of(message.AsSpan(0, 8)));
        headers.CopyTo(message, 12);
        payload.CopyTo(message, 12 + headers.Length);
        BinaryPrimitives.WriteUInt32BigEndian(message.AsSpan(message.Length - 4), Crc32.Of(message.AsSpan(0, message.Length - 4)));
        return message;
    }

    private static byte[] Header(string name, string value) =>
        [(byte)name.Length, .. Encoding.ASCII.GetBytes(name), 7, (byte)(value.Length >> 8), (byte)value.Length, .. Encoding.UTF8.GetBytes(value)];
}
