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

    public static Task<StoreFolder> OpenAsync(Deployment deployment) => OpenAsync(deployment.Data);

    /// <param name="data">The data folder.</param>
    public static async Task<StoreFolder> OpenAsync(string data)
    {
        var native = NativeParts.Folder() ?? throw new InvalidOperationException(NativeParts.Missing);
        var engine = InProcessClickHouseEngine.Open(
            new InProcessClickHouseOptions { DataFolder = Path.Combine(data, "store"), LibraryPath = ChdbLibraryFile.Under(native) },
            TimeProvider.System);
        return new StoreFolder(engine, await engine.OpenDatabaseAsync("audit", CancellationToken.None));
    }

    public IClickHouse Database => _database;

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
