using Confluent.Kafka;
using Confluent.Kafka.Admin;

namespace AuditPipeline.Adapters.Kafka.Topics;

/// <summary>Asks a cluster through the client's administration requests.</summary>
/// <param name="patience">For each answer.</param>
internal sealed class TopicAdmin(KafkaOptions options, TimeSpan patience) : ITopicAdmin
{
    private static readonly TimeSpan Turn = TimeSpan.FromSeconds(1);

    public async Task<TopicFacts?> DescribeAsync(string topic, CancellationToken cancellation)
    {
        using var admin = Build();
        var metadata = await MetadataAsync(admin, cancellation);
        if (metadata.Topics.Find(found => found.Topic == topic) is not { } described) return null;

        var replication = described.Partitions.Count == 0 ? 0 : described.Partitions.Min(partition => partition.Replicas.Length);
        try
        {
            var results = await admin.DescribeConfigsAsync(
                [new ConfigResource { Type = ResourceType.Topic, Name = topic }], new DescribeConfigsOptions { RequestTimeout = patience })
                .WaitAsync(cancellation);
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
        await admin.CreateTopicsAsync([specification], new CreateTopicsOptions { RequestTimeout = patience, OperationTimeout = patience })
            .WaitAsync(cancellation);
    }

    // In short turns, since a turn cannot be cancelled.
    private async Task<Metadata> MetadataAsync(IAdminClient admin, CancellationToken cancellation)
    {
        for (var waited = Turn; ; waited += Turn)
        {
            cancellation.ThrowIfCancellationRequested();
            try
            {
                // All topics: asking for one by name would make it where brokers are set to.
                return await Task.Run(() => admin.GetMetadata(Turn), CancellationToken.None);
            }
            catch (KafkaException away) when (away.Error.Code is ErrorCode.Local_Transport or ErrorCode.Local_TimedOut && waited < patience)
            {
                // The brokers may be starting.
            }
        }
    }

    private IAdminClient Build() => new AdminClientBuilder(ClientSettings.Admin(options)).SetLogHandler((_, _) => { }).Build();
}
