using AuditPipeline.Adapters.Kafka.Testing;

namespace AuditPipeline.Host.Chaos;

/// <summary>Another broker becomes the coordinator of the consumer group.</summary>
internal sealed class CoordinatorMoved(MockCluster cluster, string group) : IFault
{
    public string Name => "coordinator moved";

    public Task StrikeAsync(ChaosDice dice, CancellationToken cancellation)
    {
        cluster.MoveCoordinator(group, dice.Between(0, cluster.Brokers - 1));
        return Task.CompletedTask;
    }

    public Task MendAsync(ChaosDice dice, CancellationToken cancellation) => Task.CompletedTask;
}
