namespace AuditPipeline.Adapters.Kafka.Queue;

/// <summary>How a partition of ours is doing.</summary>
internal enum PartitionState
{
    /// <summary>It could not be taken over yet and is tried again.</summary>
    Waiting,

    Reading,

    /// <summary>Its topic is not the one the log was made from.</summary>
    Refused,
}
