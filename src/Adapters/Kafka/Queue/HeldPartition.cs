using AuditPipeline.Core.Captures;
using Confluent.Kafka;

namespace AuditPipeline.Adapters.Kafka.Queue;

/// <summary>One partition that this process holds, with what was read of it and not taken yet. Guarded by its holder's lock.</summary>
internal sealed class HeldPartition(TopicPartition place)
{
    public TopicPartition Place => place;

    public StreamId Stream { get; } = StreamId.OfPartition(place.Partition.Value);

    public PartitionState State { get; set; }

    /// <summary>Timestamp of the monotonic clock at the last attempt to take it over.</summary>
    public long TriedAt { get; set; }

    /// <summary>With the bytes each takes and when it was sent.</summary>
    public Queue<(Delivery Delivery, long Bytes, DateTimeOffset SentAt)> Read { get; } = new();

    /// <summary>First offset that was not read yet.</summary>
    public long NextOffset { get; set; }
}
