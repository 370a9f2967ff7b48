using AuditPipeline.Core.Ports;

namespace AuditPipeline.Contracts.Tests.Journal;

public sealed class SqliteQueueTests : EnvelopeQueueContract, IAsyncLifetime
{
    private readonly SqliteJournalHouse _house = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _house.DisposeAsync();

    protected override async Task<IEnvelopeQueue> ReopenAsync() => await _house.ReopenAsync();
}
