using AuditPipeline.Core.Ports;

namespace AuditPipeline.Contracts.Tests.Journal;

public sealed class SqliteJournalTests : JournalContract, IAsyncLifetime
{
    private readonly SqliteJournalHouse _house = new();

    protected override IKeyRing Ring => _house.Ring;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _house.DisposeAsync();

    protected override async Task<(IJournal Journal, IEnvelopeQueue Queue)> ReopenAsync()
    {
        var journal = await _house.ReopenAsync();
        return (journal, journal);
    }
}
