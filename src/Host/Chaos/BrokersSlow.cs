using AuditPipeline.Adapters.Kafka.Testing;

namespace AuditPipeline.Host.Chaos;

/// <summary>Every broker holds its answers back for a while.</summary>
internal sealed class BrokersSlow(MockCluster cluster) : IFault
{
    private static readonly TimeSpan LongestAnswer = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(4);

    public string Name => "slow brokers";

    public Task StrikeAsync(ChaosDice dice, CancellationToken cancellation)
    {
        for (var broker = 0; broker < cluster.Brokers; broker++) cluster.Delay(broker, dice.Between(TimeSpan.Zero, LongestAnswer));
        return Task.CompletedTask;
    }

    public async Task MendAsync(ChaosDice dice, CancellationToken cancellation)
    {
        await Task.Delay(dice.Between(TimeSpan.Zero, Longest), cancellation);
        for (var broker = 0; broker < cluster.Brokers; broker++) cluster.Delay(broker, TimeSpan.Zero);
    }
}
