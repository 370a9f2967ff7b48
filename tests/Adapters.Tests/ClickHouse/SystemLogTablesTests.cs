using AuditPipeline.Adapters.ClickHouse.Server;
using AuditPipeline.Tests.ClickHouse;

namespace AuditPipeline.Adapters.Tests.ClickHouse;

public sealed class SystemLogTablesTests(InProcessClickHouseFixture fixture)
{
    [Fact]
    public async Task Logs_without_an_end_are_named_and_those_put_aside_too()
    {
        var clickHouse = await fixture.NewDatabaseAsync();
        const string columns = "(event_date Date) ENGINE = MergeTree ORDER BY event_date";
        await clickHouse.ExecuteAsync($"CREATE TABLE query_log {columns} TTL event_date + INTERVAL 30 DAY DELETE", null, default);
        await clickHouse.ExecuteAsync($"CREATE TABLE query_log_0 {columns}", null, default);
        await clickHouse.ExecuteAsync($"CREATE TABLE brand_new_log {columns}", null, default);
        await clickHouse.ExecuteAsync($"CREATE TABLE catalogue {columns}", null, default);
        await clickHouse.ExecuteAsync("INSERT INTO query_log_0 SELECT '2026-01-01'", null, default);

        var tables = await SystemLogTables.WithoutEndAsync(clickHouse, clickHouse.Database, default);

        tables.Select(table => table.Name).ShouldBe(["query_log_0", "brand_new_log"]);
        tables[0].Bytes.ShouldBeGreaterThan(0);
        tables[1].Bytes.ShouldBe(0);
    }
}
