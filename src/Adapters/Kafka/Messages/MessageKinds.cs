using System.Diagnostics;

namespace AuditPipeline.Adapters.Kafka.Messages;

/// <summary>The kinds as CloudEvents types. They are on the wire and never change meaning.</summary>
internal static class MessageKinds
{
    public static string Type(this MessageKind kind) => kind switch
    {
        MessageKind.Envelope => "dev.auditpipeline.envelope.v1",
        MessageKind.Loss => "dev.auditpipeline.loss.v1",
        MessageKind.Heartbeat => "dev.auditpipeline.heartbeat.v1",
        MessageKind.Reject => "dev.auditpipeline.reject.v1",
        _ => throw new UnreachableException($"MessageKind.{kind}"),
    };

    public static MessageKind? Parse(string? type) => type switch
    {
        "dev.auditpipeline.envelope.v1" => MessageKind.Envelope,
        "dev.auditpipeline.loss.v1" => MessageKind.Loss,
        "dev.auditpipeline.heartbeat.v1" => MessageKind.Heartbeat,
        "dev.auditpipeline.reject.v1" => MessageKind.Reject,
        _ => null,
    };
}
