using AuditPipeline.Adapters.ClickHouse.Server;

namespace AuditPipeline.Contracts.Tests.ClickHouse;

public sealed class LocalServerTransportTests(ClickHouseServerFixture fixture) : HttpClickHouseTransportContract(fixture)
{
    private readonly ClickHouseServerFixture servers = fixture;

    protected override async ValueTask<HttpClickHouseOptions> ServerAsync() => await servers.LocalAsync();
}
