using AuditPipeline.Adapters.Kafka.Testing;

namespace AuditPipeline.Host.Chaos;

/// <summary>So many brokers, drawn, are down for a while: their connections end and new ones are refused.</summary>
internal sealed class BrokersDown(MockCluster cluster, int count) : IFault
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(4);

    private readonly List<int> _down = [];

    public string Name => count == cluster.Brokers ? "all brokers down" : count == 1 ? "a broker down" : $"{count} brokers down";

    public Task StrikeAsync(ChaosDice dice, CancellationToken cancellation)
    {
        if (_down.Count > 0) return Task.CompletedTask;

        var first = dice.Between(0, cluster.Brokers - 1);
        for (var i = 0; i < count; i++) _down.Add((first + i) % cluster.Brokers);
        foreach (var broker in _down) cluster.StopBroker(broker);
        return Task.CompletedTask;
    }

    public async Task MendAsync(ChaosDice dice, CancellationToken cancellation)
    {
        await Task.Delay(dice.Between(TimeSpan.Zero, Longest), cancellation);
        foreach (var broker in _down) cluster.StartBroker(broker);
        _down.Clear();
    }
}
