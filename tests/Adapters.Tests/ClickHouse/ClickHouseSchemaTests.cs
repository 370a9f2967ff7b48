using AuditPipeline.Adapters.ClickHouse;
using AuditPipeline.Tests.ClickHouse;

namespace AuditPipeline.Adapters.Tests.ClickHouse;

public sealed class ClickHouseSchemaTests(InProcessClickHouseFixture fixture)
{
    private static readonly Migration First = new("0001_a.sql", "CREATE TABLE IF NOT EXISTS a (n UInt8) ENGINE = MergeTree ORDER BY n;\n-- end");
    private static readonly Migration Second = new("0002_b.sql", "ALTER TABLE a ADD COLUMN IF NOT EXISTS m UInt8; SELECT ';'");

    [Fact]
    public async Task Missing_steps_are_applied_once()
    {
        var clickHouse = await fixture.NewDatabaseAsync();

        await ClickHouseSchema.ApplyAsync(clickHouse, [First], TimeProvider.System, default);
        await ClickHouseSchema.ApplyAsync(clickHouse, [First, Second], TimeProvider.System, default);
        await ClickHouseSchema.ApplyAsync(clickHouse, [First, Second], TimeProvider.System, default);

        var applied = new List<string>();
        var rows = clickHouse.QueryAsync(
            "SELECT name FROM schema_migrations ORDER BY name", null, static (ref RowBinaryReader row) => row.ReadString(), default);
        await foreach (var name in rows) applied.Add(name);
        applied.ShouldBe(["0001_a.sql", "0002_b.sql"]);
    }

    [Fact]
    public async Task Changed_step_stops_the_start()
    {
        var clickHouse = await fixture.NewDatabaseAsync();
        await ClickHouseSchema.ApplyAsync(clickHouse, [First], TimeProvider.System, default);

        var refused = await Should.ThrowAsync<ClickHouseException>(async () => await ClickHouseSchema.ApplyAsync(
            clickHouse, [First with { Sql = "SELECT 1" }], TimeProvider.System, default));

        refused.Message.ShouldContain("0001_a.sql");
    }

    [Fact]
    public async Task Database_newer_than_the_program_stops_the_start()
    {
        var clickHouse = await fixture.NewDatabaseAsync();
        await ClickHouseSchema.ApplyAsync(clickHouse, [First, Second], TimeProvider.System, default);

        var refused = await Should.ThrowAsync<ClickHouseException>(
            async () => await ClickHouseSchema.ApplyAsync(clickHouse, [First], TimeProvider.System, default));

        refused.Message.ShouldContain("newer than this program");
    }

    [Fact]
    public void Line_ends_do_not_change_a_step() =>
        new Migration("x", "a;\r\nb").Hash.ShouldBe(new Migration("x", "a;\nb").Hash);
}
