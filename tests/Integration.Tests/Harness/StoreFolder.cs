using AuditPipeline.Adapters.ClickHouse;
using AuditPipeline.Adapters.Embedded.InProcessClickHouse;
using AuditPipeline.Tests.Shared;

namespace AuditPipeline.Integration.Tests.Harness;

/// <summary>The store of a stopped program, opened with all rights an administrator of the machine has.</summary>
internal sealed class StoreFolder : IAsyncDisposable
{
    private readonly InProcessClickHouseEngine _engine;
    private readonly IClickHouse _database;

    private StoreFolder(InProcessClickHouseEngine engine, IClickHouse database) => (_engine, _database) = (engine, database);

    public static async Task<StoreFolder> OpenAsync(Deployment deployment)
    {
        var native = NativeParts.Folder() ?? throw new InvalidOperationException(NativeParts.Missing);
        var engine = InProcessClickHouseEngine.Open(
            new InProcessClickHouseOptions { DataFolder = Path.Combine(deployment.Data, "store"), LibraryPath = ChdbLibraryFile.Under(native) },
            TimeProvider.System);
        return new StoreFolder(engine, await engine.OpenDatabaseAsync("audit", CancellationToken.None));
    }

    public async Task ExecuteAsync(string sql) => await _database.ExecuteAsync(sql, null, CancellationToken.None);

    public async Task<List<string>> TextsAsync(string sql, SqlParameters? parameters = null)
    {
        var texts = new List<string>();
        await foreach (var text in _database.QueryAsync(sql, parameters, static (ref RowBinaryReader row) => row.ReadString(), CancellationToken.None))
            texts.Add(text);
        return texts;
    }

    public ValueTask DisposeAsync() => _engine.DisposeAsync();
}
