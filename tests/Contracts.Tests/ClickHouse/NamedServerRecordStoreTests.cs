using AuditPipeline.Adapters.ClickHouse;
using AuditPipeline.Core.Ports;

namespace AuditPipeline.Contracts.Tests.ClickHouse;

public sealed class NamedServerRecordStoreTests(ClickHouseServerFixture fixture) : RecordStoreContract, IDisposable
{
    private readonly List<ClickHouseRecordStore> stores = [];
    private IClickHouse? clickHouse;

    protected override async ValueTask<(IRecordStore Store, IRecordReader Reader)> ReopenAsync()
    {
        clickHouse ??= await fixture.NewDatabaseAsync(ClickHouseServerFixture.Named());
        await ClickHouseSchema.ApplyAsync(clickHouse, Migration.All, TimeProvider.System, default);
        var store = new ClickHouseRecordStore(clickHouse);
        stores.Add(store);
        return (store, new ClickHouseRecordReader(clickHouse));
    }

    public void Dispose() => stores.ForEach(store => store.Dispose());
}
