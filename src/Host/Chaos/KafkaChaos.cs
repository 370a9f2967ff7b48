using AuditPipeline.Adapters.Kafka.Testing;
using AuditPipeline.Host.Composition;

namespace AuditPipeline.Host.Chaos;

/// <summary>Gateway and processor as processes of their own; the brokers between them are librdkafka's mock cluster, in this process.</summary>
internal sealed class KafkaChaos : IChaosProduct
{
    private const int Brokers = 3;
    private const int Partitions = 3;
    private const int Replication = 3;

    // The mock cluster keeps 5 MB of a partition, which is some 4,000 calls; what is older goes, read or not.
    private const int MostOpen = 500;
    private static readonly TimeSpan LongestCatchingUp = TimeSpan.FromMinutes(1);

    private readonly DateTimeOffset _from = TimeProvider.System.GetUtcNow().AddSeconds(-1);

    private readonly MockCluster _cluster;
    private readonly ChaosProcess _gateway;
    private readonly ChaosProcess _processor;

    private KafkaChaos(MockCluster cluster, ChaosProcess gateway, ChaosProcess processor, HostFolders folders, Uri address)
    {
        (_cluster, _gateway, _processor, Folders, Gateway) = (cluster, gateway, processor, folders, address);
        Faults = FaultsOf(cluster, gateway, processor);
    }

    public HostFolders Folders { get; }

    public Uri Gateway { get; }

    public string LogKey => _processor.LogKey;

    public int Kills => _gateway.Kills + _processor.Kills;

    public IReadOnlyList<IFault> Faults { get; }

    /// <summary>The worst that brokers can do.</summary>
    public IFault AllBrokersDown => new BrokersDown(_cluster, Brokers);

    /// <param name="folder">Takes settings, data and logs of the run.</param>
    /// <param name="gateway">Lines of the settings' <c>gateway</c> part.</param>
    public static KafkaChaos In(string folder, string provider, IReadOnlyList<string> gateway)
    {
        var cluster = MockCluster.Start(Brokers);
        cluster.CreateTopic(ChaosSettings.Topic, Partitions, Replication);
        var keys = Path.Combine(folder, "keys");
        var ports = ChaosPorts.Take(2);
        var common = new KafkaPart(folder, keys, ports[0], ports[1], provider, gateway, cluster.BootstrapServers);
        var gatewayProcess = common.Process("gateway");
        var processor = common.Process("processor");
        return new KafkaChaos(
            cluster, gatewayProcess, processor, new HostFolders(common.Data("processor"), keys), new Uri($"http://127.0.0.1:{ports[0]}"));
    }

    // The processor makes the keys that the gateway needs.
    public async Task StartAsync(CancellationToken cancellation)
    {
        await _processor.StartAsync(cancellation);
        await _gateway.StartAsync(cancellation);
    }

    public async Task CatchUpAsync(CancellationToken cancellation)
    {
        using var auditor = new ChaosAuditor(Folders, LogKey, _from);
        if (!await auditor.WaitUntilOpenAsync(MostOpen, LongestCatchingUp, cancellation))
            throw new ChaosFault($"{_processor.Name} has not caught up to {MostOpen} calls {LongestCatchingUp.TotalSeconds:0} s after all was mended");
    }

    public async Task RestartAsync(CancellationToken cancellation)
    {
        await _gateway.StopCleanlyAsync(cancellation);
        await _processor.StopCleanlyAsync(cancellation);
        await StartAsync(cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        await _gateway.DisposeAsync();
        await _processor.DisposeAsync();
        _cluster.Dispose();
    }

    // About half of the rounds kill a process, half break the brokers, and some do both.
    private static List<IFault> FaultsOf(MockCluster cluster, ChaosProcess gateway, ChaosProcess processor)
    {
        var gatewayKilled = new KillProcess(gateway);
        var processorKilled = new KillProcess(processor);
        var oneBroker = new BrokersDown(cluster, 1);
        var allBrokers = new BrokersDown(cluster, Brokers);
        var errors = new RequestsFail(cluster);
        return
        [
            gatewayKilled, gatewayKilled, new KillTwice(gateway), new KillDuringStart(gateway),
            processorKilled, processorKilled, new KillTwice(processor), new KillDuringStart(processor),
            oneBroker, oneBroker, allBrokers, allBrokers,
            new CoordinatorMoved(cluster, ChaosSettings.Group),
            new LeadersMoved(cluster, ChaosSettings.Topic, Partitions),
            new BrokersSlow(cluster),
            errors, errors, errors,
            new Together(gatewayKilled, processorKilled),
            new Together(allBrokers, gatewayKilled),
            new Together(oneBroker, processorKilled),
            new Together(errors, processorKilled),
            new Together(errors, gatewayKilled),
        ];
    }
}
