using AuditPipeline.Contracts.Tests.Journal;
using AuditPipeline.Core.Ports;
using AuditPipeline.Tests.Kafka;

namespace AuditPipeline.Contracts.Tests.Kafka;

public sealed class KafkaQueueTests : EnvelopeQueueContract, IAsyncLifetime
{
    private KafkaHouse? _house;

    protected override bool RemembersIdsAcrossInstances => false;

    public async ValueTask InitializeAsync() => _house = await KafkaHouse.OpenAsync(partitions: 2);

    public ValueTask DisposeAsync() => _house!.DisposeAsync();

    protected override Task<IEnvelopeQueue> ReopenAsync() =>
        Task.FromResult<IEnvelopeQueue>(new SealedQueue(_house!.Queue(), _house.Holder));
}
