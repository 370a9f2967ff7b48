using AuditPipeline.Adapters.ClickHouse.Server;

namespace AuditPipeline.Contracts.Tests.ClickHouse;

public sealed class NamedServerTransportTests(ClickHouseServerFixture fixture) : HttpClickHouseTransportContract(fixture)
{
    protected override ValueTask<HttpClickHouseOptions> ServerAsync() => ValueTask.FromResult(ClickHouseServerFixture.Named());
}
