using AuditPipeline.Adapters.ClickHouse;
using AuditPipeline.Adapters.ClickHouse.Server;

namespace AuditPipeline.Contracts.Tests.ClickHouse;

/// <summary>The transport contract on a server, asked as far as that server goes.</summary>
public abstract class HttpClickHouseTransportContract(ClickHouseServerFixture fixture) : ClickHouseTransportContract
{
    private TransportAbilities? abilities;

    protected override TransportAbilities Abilities => abilities ?? throw new InvalidOperationException("no database was opened");

    protected abstract ValueTask<HttpClickHouseOptions> ServerAsync();

    protected override async ValueTask<IClickHouse> OpenAsync()
    {
        var clickHouse = await fixture.NewDatabaseAsync(await ServerAsync());
        var facts = clickHouse.Facts;
        abilities = new TransportAbilities(
            facts.Version, facts.TakesParameters, facts.TakesDeduplicationTokens, facts.IsAtLeast("21.8"), facts.MarksFailures);
        return clickHouse;
    }
}
