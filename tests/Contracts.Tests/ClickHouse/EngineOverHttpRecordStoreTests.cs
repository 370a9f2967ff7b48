using AuditPipeline.Adapters.ClickHouse;
using AuditPipeline.Adapters.ClickHouse.Server;
using AuditPipeline.Core.Ports;
using AuditPipeline.Tests.ClickHouse;
using AuditPipeline.Tests.Shared;

namespace AuditPipeline.Contracts.Tests.ClickHouse;

/// <summary>The record store through the HTTP transport, on the engine of this process.</summary>
public sealed class EngineOverHttpRecordStoreTests(InProcessClickHouseFixture fixture) : RecordStoreContract, IAsyncDisposable
{
    private readonly List<IDisposable> open = [];
    private EngineOverHttp? server;

    protected override async ValueTask<(IRecordStore Store, IRecordReader Reader)> ReopenAsync()
    {
        server ??= new EngineOverHttp(await fixture.NewDatabaseAsync());
        var clickHouse = await HttpClickHouse.ConnectAsync(
            new HttpClickHouseOptions { Address = server.Address }, new SystemRandomness(), TimeProvider.System, default);
        await ClickHouseSchema.ApplyAsync(clickHouse, Migration.All, TimeProvider.System, default);
        var store = new ClickHouseRecordStore(clickHouse);
        open.AddRange([store, clickHouse]);
        return (store, new ClickHouseRecordReader(clickHouse));
    }

    public async ValueTask DisposeAsync()
    {
        open.ForEach(one => one.Dispose());
        if (server is not null) await server.DisposeAsync();
    }
}
