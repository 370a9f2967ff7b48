namespace AuditPipeline.Adapters.Kafka.Topics;

/// <summary>What the topic check needs of a cluster.</summary>
internal interface ITopicAdmin
{
    /// <summary>Null when there is no such topic.</summary>
    Task<TopicFacts?> DescribeAsync(string topic, CancellationToken cancellation);

    Task CreateAsync(string topic, int partitions, int replication, IReadOnlyDictionary<string, string> settings, CancellationToken cancellation);
}
