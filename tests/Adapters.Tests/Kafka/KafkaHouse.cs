using AuditPipeline.Adapters.Kafka;
using AuditPipeline.Adapters.Kafka.Queue;
using AuditPipeline.Adapters.Kafka.Testing;
using AuditPipeline.Adapters.Kafka.Topics;
using AuditPipeline.Adapters.Keys;
using AuditPipeline.Core.Ports;
using AuditPipeline.Tests.Shared;
using Microsoft.Extensions.Logging.Abstractions;

namespace AuditPipeline.Tests.Kafka;

/// <summary>A topic of its own on a mock cluster, or on the brokers that <c>AUDIT_TEST_KAFKA</c> names, and the key ring it is written with.</summary>
internal sealed class KafkaHouse : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SqliteKeyRing _ring;
    private readonly MockCluster? _cluster;
    private readonly List<KafkaQueue> _queues = [];

    private KafkaHouse(MockCluster? cluster, string bootstrap)
    {
        _cluster = cluster;
        _ring = SqliteKeyRing.Open(KeyFolder.Open(_folder.Below("keys")), Randomness, TimeProvider.System);
        Options = new KafkaOptions
        {
            BootstrapServers = bootstrap, Topic = $"audit-test-{Guid.NewGuid():N}", Group = $"audit-test-{Guid.NewGuid():N}",
            CreateTopic = true, Replication = 1, MinInSyncReplicas = 1, RetryAfter = TimeSpan.FromMilliseconds(100),
            HeartbeatInterval = TimeSpan.Zero, SessionTimeout = TimeSpan.FromSeconds(6), TakeOverTimeout = TimeSpan.FromSeconds(30),
            MaxMessageBytes = 1_000_000,
            Client = { ["fetch.wait.max.ms"] = "20", ["reconnect.backoff.ms"] = "10", ["reconnect.backoff.max.ms"] = "200" },
        };
    }

    public SystemRandomness Randomness { get; } = new();

    public KafkaOptions Options { get; }

    public MemoryHolder Holder { get; } = new();

    public KafkaMetrics Metrics { get; } = new(new TestMeters(), TimeProvider.System);

    public IKeyRing Ring => _ring;

    public string Folder => _folder.FullPath;

    /// <summary>Null on real brokers.</summary>
    public MockCluster? Cluster => _cluster;

    /// <param name="mock">Also where real brokers are named: for what only a mock cluster can do.</param>
    public static async Task<KafkaHouse> OpenAsync(int partitions = 1, int brokers = 1, bool mock = false)
    {
        var named = mock ? null : Environment.GetEnvironmentVariable("AUDIT_TEST_KAFKA");
        var cluster = string.IsNullOrEmpty(named) ? MockCluster.Start(brokers) : null;
        var house = new KafkaHouse(cluster, cluster?.BootstrapServers ?? named!);
        house.Options.Partitions = partitions;
        if (cluster is not null) cluster.CreateTopic(house.Options.Topic, partitions, brokers);
        else await new KafkaTopicCheck(house.Options, NullLogger<KafkaTopicCheck>.Instance).CheckAsync(default);
        return house;
    }

    public KafkaQueue Queue(IStreamHolder? holder = null)
    {
        var queue = new KafkaQueue(
            Options, holder ?? Holder, Ring, Randomness, TimeProvider.System, Metrics, NullLogger<KafkaQueue>.Instance);
        _queues.Add(queue);
        return queue;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var queue in _queues) await queue.DisposeAsync();
        _cluster?.Dispose();
        _ring.Dispose();
        Metrics.Dispose();
        _folder.Dispose();
    }
}
