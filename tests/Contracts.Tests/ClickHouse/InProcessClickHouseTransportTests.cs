using AuditPipeline.Adapters.ClickHouse;
using AuditPipeline.Tests.ClickHouse;

namespace AuditPipeline.Contracts.Tests.ClickHouse;

public sealed class InProcessClickHouseTransportTests(InProcessClickHouseFixture fixture) : ClickHouseTransportContract
{
    protected override TransportAbilities Abilities { get; } = new("in this process", true, true, true, true);

    protected override ValueTask<IClickHouse> OpenAsync() => fixture.NewDatabaseAsync();
}
