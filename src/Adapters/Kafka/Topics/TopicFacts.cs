namespace AuditPipeline.Adapters.Kafka.Topics;

/// <summary>What the cluster says of a topic.</summary>
/// <param name="Replication">Copies of the partition that has fewest.</param>
/// <param name="Settings">By name; null when the cluster does not tell, <paramref name="NotTold"/> says why.</param>
internal sealed record TopicFacts(int Partitions, int Replication, IReadOnlyDictionary<string, string>? Settings, string? NotTold);
