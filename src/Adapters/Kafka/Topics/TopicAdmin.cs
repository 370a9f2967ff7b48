using Confluent.Kafka;
using Confluent.Kafka.Admin;

namespace AuditPipeline.Adapters.Kafka.Topics;

/// <summary>Asks a cluster through the client's administration requests.</summary>
/// <param name="patience">For each answer.</param>
internal sealed class TopicAdmin(KafkaOptions options, TimeSpan patience) : ITopicAdmin
{
    public async Task<TopicFacts?> DescribeAsync(string topic, CancellationToken cancellation)
    {
        using var admin = Build();
        // All topics: asking for one by name would make it where brokers are set to.
        var metadata = await Task.Run(() => admin.GetMetadata(patience), cancellation);
        if (metadata.Topics.Find(found => found.Topic == topic) is not { } described) return null;

        var replication = described.Partitions.Count == 0 ? 0 : described.Partitions.Min(partition => partition.Replicas.Length);
        try
        {
            var results = await admin.DescribeConfigsAsync(
                [new ConfigResource { Type = ResourceType.Topic, Name = topic }], new DescribeConfigsOptions { RequestTimeout = patience });
            var settings = results.Single().Entries.ToDictionary(entry => entry.Key, entry => entry.Value.Value ?? "", StringComparer.Ordinal);
            return new TopicFacts(described.Partitions.Count, replication, settings, null);
        }
        catch (KafkaException refused)
        {
            return new TopicFacts(described.Partitions.Count, replication, null, refused.Error.Code.ToString());
        }
    }

    public async Task CreateAsync(
        string topic, int partitions, int replication, IReadOnlyDictionary<string, string> settings, CancellationToken cancellation)
    {
        using var admin = Build();
        var specification = new TopicSpecification
        {
            Name = topic, NumPartitions = partitions, ReplicationFactor = (short)replication, Configs = new Dictionary<string, string>(settings),
        };
        await admin.CreateTopicsAsync([specification], new CreateTopicsOptions { RequestTimeout = patience, OperationTimeout = patience });
    }

    private IAdminClient Build() => new AdminClientBuilder(ClientSettings.Admin(options)).SetLogHandler((_, _) => { }).Build();
}
