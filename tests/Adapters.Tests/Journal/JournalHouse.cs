using System.Collections.Concurrent;
using AuditPipeline.Adapters.Embedded.Journal;
using AuditPipeline.Adapters.Keys;
using AuditPipeline.Core.Captures;
using AuditPipeline.Core.Ports;
using AuditPipeline.Tests.Shared;
using Microsoft.Data.Sqlite;

namespace AuditPipeline.Adapters.Tests.Journal;

/// <summary>A journal folder and the key ring it is written with, and a way past the journal to its file.</summary>
internal sealed class JournalHouse : IAsyncDisposable
{
    public static readonly StreamId Stream = StreamId.OfPartition(0);

    private readonly TemporaryFolder _temporary = new();
    private readonly SystemRandomness _randomness = new();
    private readonly SqliteKeyRing _ring;
    private SqliteJournal? _open;

    public JournalHouse() => _ring = SqliteKeyRing.Open(KeyFolder.Open(_temporary.Below("keys")), _randomness, TimeProvider.System);

    public IKeyRing Ring => _ring;

    public string Folder => _temporary.Below("journal");

    public string KeysFolder => _temporary.Below("keys");

    public string File => Path.Combine(Folder, "journal.db");

    public JournalOptions Options { get; set; } = new();

    public ConcurrentQueue<JournalProblem> Problems { get; } = new();

    public Task<SqliteJournal> StartAsync() => StartAsync(Ring);

    public async Task<SqliteJournal> StartAsync(IKeyRing ring)
    {
        await StopAsync();
        return _open = await SqliteJournal.StartAsync(
            Folder, Stream, ring, _randomness, new SetClock(Calls.Morning), Options, Problems.Enqueue, default);
    }

    public async Task StopAsync()
    {
        if (_open is not null) await _open.DisposeAsync();
        _open = null;
    }

    /// <summary>Does to the file what only someone with a hand in it could.</summary>
    public void Tamper(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={File};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    public long Count(string table)
    {
        using var connection = new SqliteConnection($"Data Source={File};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT count(*) FROM {table}";
        return (long)command.ExecuteScalar()!;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _ring.Dispose();
        _temporary.Dispose();
    }
}
