using AuditPipeline.Adapters.ClickHouse;
using AuditPipeline.Core.Ports;

namespace AuditPipeline.Contracts.Tests.ClickHouse;

public sealed class NamedServerCostLedgerTests(ClickHouseServerFixture fixture) : CostLedgerContract, IDisposable
{
    private ClickHouseRecordStore? store;

    protected override async ValueTask<(IRecordStore Store, ICostLedger Ledger)> OpenAsync()
    {
        var clickHouse = await fixture.NewDatabaseAsync(ClickHouseServerFixture.Named());
        await ClickHouseSchema.ApplyAsync(clickHouse, Migration.All, TimeProvider.System, default);
        store = new ClickHouseRecordStore(clickHouse);
        return (store, new ClickHouseCostLedger(clickHouse));
    }

    public void Dispose() => store?.Dispose();
}
