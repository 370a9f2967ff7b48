using AuditPipeline.Adapters.ClickHouse;
using AuditPipeline.Core.Ports;
using AuditPipeline.Tests.ClickHouse;

namespace AuditPipeline.Contracts.Tests;

public sealed class InProcessClickHouseCostLedgerTests(InProcessClickHouseFixture fixture) : CostLedgerContract, IDisposable
{
    private ClickHouseRecordStore? store;

    protected override async ValueTask<(IRecordStore Store, ICostLedger Ledger)> OpenAsync()
    {
        var clickHouse = await fixture.NewDatabaseAsync();
        await ClickHouseSchema.ApplyAsync(clickHouse, Migration.All, TimeProvider.System, default);
        store = new ClickHouseRecordStore(clickHouse);
        return (store, new ClickHouseCostLedger(clickHouse));
    }

    public void Dispose() => store?.Dispose();
}
