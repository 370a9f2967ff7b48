using AuditPipeline.Adapters.ClickHouse;
using AuditPipeline.Adapters.ClickHouse.Server;
using AuditPipeline.Tests.ClickHouse;
using AuditPipeline.Tests.Shared;

namespace AuditPipeline.Contracts.Tests.ClickHouse;

/// <summary>The transport contract through HTTP, on the engine of this process.</summary>
public sealed class EngineOverHttpTransportTests(InProcessClickHouseFixture fixture) : ClickHouseTransportContract, IAsyncDisposable
{
    private readonly List<HttpClickHouse> open = [];
    private readonly List<EngineOverHttp> servers = [];

    protected override TransportAbilities Abilities { get; } = new("in this process, behind HTTP", true, true, true, true);

    protected override async ValueTask<IClickHouse> OpenAsync()
    {
        var server = new EngineOverHttp(await fixture.NewDatabaseAsync());
        servers.Add(server);
        var clickHouse = await HttpClickHouse.ConnectAsync(
            new HttpClickHouseOptions { Address = server.Address }, new SystemRandomness(), TimeProvider.System, default);
        open.Add(clickHouse);
        return clickHouse;
    }

    public async ValueTask DisposeAsync()
    {
        open.ForEach(one => one.Dispose());
        foreach (var server in servers) await server.DisposeAsync();
    }
}
