using AuditPipeline.Adapters.Embedded.Journal;
using AuditPipeline.Adapters.Keys;
using AuditPipeline.Core.Captures;
using AuditPipeline.Core.Ports;
using AuditPipeline.Tests.Shared;

namespace AuditPipeline.Contracts.Tests.Journal;

/// <summary>A journal folder and the key ring it is written with.</summary>
internal sealed class SqliteJournalHouse : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SystemRandomness _randomness = new();
    private readonly SqliteKeyRing _ring;
    private SqliteJournal? _open;

    public SqliteJournalHouse() => _ring = SqliteKeyRing.Open(KeyFolder.Open(_folder.Below("keys")), _randomness, TimeProvider.System);

    public IKeyRing Ring => _ring;

    public async Task<SqliteJournal> ReopenAsync()
    {
        if (_open is not null) await _open.DisposeAsync();
        return _open = await SqliteJournal.StartAsync(
            _folder.Below("journal"), StreamId.OfPartition(0), _ring, _randomness, new SetClock(Calls.Morning), new JournalOptions(),
            problem => throw new InvalidOperationException(problem.Detail), default);
    }

    public async ValueTask DisposeAsync()
    {
        if (_open is not null) await _open.DisposeAsync();
        _ring.Dispose();
        _folder.Dispose();
    }
}
