using System.Buffers.Binary;
using System.Text;
using AuditPipeline.Core.Captures;

namespace AuditPipeline.Adapters.Kafka.Messages;

/// <summary>What a message says of itself in the clear: nothing of who asked what. The encrypted value is bound to it, but for the time.</summary>
/// <param name="Number">Null for a reject whose number nobody can read.</param>
internal sealed record MessageLabel(MessageKind Kind, EnvelopeId Id, GatewayNumber? Number, DateTimeOffset At)
{
    public static MessageLabel Of(Delivery delivery) => delivery switch
    {
        { Envelope: { } envelope } => new(MessageKind.Envelope, envelope.Id, envelope.Number, envelope.CapturedAt),
        { Loss: { } loss } => new(MessageKind.Loss, loss.Loss.Id, loss.First, loss.Loss.To),
        { Heartbeat: { } heartbeat } => new(MessageKind.Heartbeat, heartbeat.Id, heartbeat.Accepted, heartbeat.At),
        _ => new(MessageKind.Reject, delivery.Rejected!.Id, delivery.Rejected.Number, delivery.Rejected.FoundAt),
    };

    /// <summary>The bytes that AES-GCM authenticates beside the value: coding, type and instance as lines, then id and number.</summary>
    public byte[] Bound(string coding)
    {
        var text = Encoding.UTF8.GetBytes($"{coding}\n{Kind.Type()}\n{Number?.Instance}\n");
        var bytes = new byte[text.Length + 24];
        text.CopyTo(bytes, 0);
        Id.Value.TryWriteBytes(bytes.AsSpan(text.Length), bigEndian: true, out _);
        BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(text.Length + 16), Number?.Value ?? 0);
        return bytes;
    }
}
