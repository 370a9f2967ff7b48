using AuditPipeline.Adapters.Kafka.Testing;

namespace AuditPipeline.Host.Chaos;

/// <summary>Each partition of the topic gets a leader anew.</summary>
internal sealed class LeadersMoved(MockCluster cluster, string topic, int partitions) : IFault
{
    public string Name => "leaders moved";

    public Task StrikeAsync(ChaosDice dice, CancellationToken cancellation)
    {
        for (var partition = 0; partition < partitions; partition++) cluster.MoveLeader(topic, partition, dice.Between(0, cluster.Brokers - 1));
        return Task.CompletedTask;
    }

    public Task MendAsync(ChaosDice dice, CancellationToken cancellation) => Task.CompletedTask;
}
