namespace AuditPipeline.Adapters.Kafka.Messages;

/// <summary>What a message holds.</summary>
internal enum MessageKind
{
    Envelope,
    Loss,
    Heartbeat,
    Reject,
}
