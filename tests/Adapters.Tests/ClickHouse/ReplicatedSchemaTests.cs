using AuditPipeline.Adapters.ClickHouse;
using AuditPipeline.Adapters.ClickHouse.Server;
using AuditPipeline.Tests.ClickHouse;

namespace AuditPipeline.Adapters.Tests.ClickHouse;

public sealed class ReplicatedSchemaTests(InProcessClickHouseFixture fixture)
{
    private static readonly ReplicatedSchema Cluster = new("audit", "main");
    private static readonly ReplicatedSchema Database = new("audit", null);

    [Fact]
    public void Table_of_a_cluster_is_a_replicated_one_and_a_distributed_one_above_it()
    {
        var statements = Cluster.For("-- why\nCREATE TABLE IF NOT EXISTS records\n(stream String)\nENGINE = MergeTree\nORDER BY n");

        statements.ShouldBe([
            "-- why\nCREATE TABLE IF NOT EXISTS records_local ON CLUSTER 'main'\n(stream String)\n"
            + "ENGINE = ReplicatedMergeTree('/clickhouse/tables/{shard}/{database}/{table}', '{replica}')\nORDER BY n",
            "CREATE TABLE IF NOT EXISTS records ON CLUSTER 'main' AS records_local ENGINE = Distributed('main', 'audit', 'records_local', cityHash64(stream))",
        ]);
    }

    [Fact]
    public void List_of_steps_is_the_same_on_every_server_of_a_cluster()
    {
        var statement = Cluster.For("CREATE TABLE IF NOT EXISTS schema_migrations (name String) ENGINE = MergeTree ORDER BY name").ShouldHaveSingleItem();

        statement.ShouldBe("CREATE TABLE IF NOT EXISTS schema_migrations ON CLUSTER 'main' (name String) "
            + "ENGINE = ReplicatedMergeTree('/clickhouse/tables/all/{database}/{table}', '{shard}-{replica}') ORDER BY name");
    }

    [Fact]
    public void Column_is_added_below_and_above() =>
        Cluster.For("ALTER TABLE records\n    ADD COLUMN IF NOT EXISTS lost UInt64").ShouldBe([
            "ALTER TABLE records_local ON CLUSTER 'main'\n    ADD COLUMN IF NOT EXISTS lost UInt64",
            "ALTER TABLE records ON CLUSTER 'main'\n    ADD COLUMN IF NOT EXISTS lost UInt64",
        ]);

    [Fact]
    public void Rows_are_deleted_where_they_lie() =>
        Cluster.For("ALTER TABLE content DELETE WHERE stream = {stream:String} AND n NOT IN (SELECT n FROM records WHERE stream = {stream:String})").ShouldBe([
            "ALTER TABLE content_local ON CLUSTER 'main' DELETE WHERE stream = {stream:String} "
            + "AND n NOT IN (SELECT n FROM records_local WHERE stream = {stream:String})",
        ]);

    [Fact]
    public void Replicated_database_needs_the_engine_only()
    {
        Database.For("CREATE TABLE IF NOT EXISTS records (n UInt64) ENGINE = MergeTree ORDER BY n")
            .ShouldBe(["CREATE TABLE IF NOT EXISTS records (n UInt64) ENGINE = ReplicatedMergeTree ORDER BY n"]);
        Database.For("ALTER TABLE content DELETE WHERE n > 1").ShouldBe(["ALTER TABLE content DELETE WHERE n > 1"]);
    }

    [Theory]
    [InlineData("DROP TABLE records")]
    [InlineData("CREATE TABLE IF NOT EXISTS a (n UInt8) ENGINE = Log")]
    [InlineData("ALTER TABLE records DROP COLUMN n")]
    public void Statement_of_another_form_is_refused(string sql) => Should.Throw<FormatException>(() => Cluster.For(sql));

    [Theory]
    [InlineData(null)]
    [InlineData("main")]
    public async Task Every_step_of_the_schema_can_be_written_for_replicas_and_parses(string? cluster)
    {
        var clickHouse = await fixture.NewDatabaseAsync();
        var schema = new ReplicatedSchema("audit", cluster);
        var written = Migration.All.SelectMany(step => SqlStatements.Split(step.Sql)).SelectMany(schema.For).ToList();

        foreach (var statement in written) await ParsesAsync(clickHouse, statement);

        written.Count.ShouldBeGreaterThanOrEqualTo(8);
        written.ShouldAllBe(statement => !statement.Contains("ENGINE = MergeTree", StringComparison.Ordinal));
        if (cluster is not null) written.ShouldAllBe(statement => statement.Contains("ON CLUSTER 'main'", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Parser_is_a_real_one()
    {
        var clickHouse = await fixture.NewDatabaseAsync();

        await Should.ThrowAsync<ClickHouseException>(() => ParsesAsync(clickHouse, "CREATE TABLE t ON CLUSTER ENGINE ="));
    }

    [Fact]
    public async Task Users_and_policies_parse()
    {
        var clickHouse = await fixture.NewDatabaseAsync();
        var file = RepositoryFile("deploy", "clickhouse", "users.sql");

        var statements = SqlStatements.Split(await File.ReadAllTextAsync(file));
        foreach (var statement in statements) await ParsesAsync(clickHouse, statement);

        statements.Count.ShouldBeGreaterThan(15);
    }

    private static async Task ParsesAsync(IClickHouse clickHouse, string statement) =>
        await clickHouse.ExecuteAsync($"EXPLAIN AST {statement}", null, default);   // a syntax error is thrown

    private static string RepositoryFile(params string[] names)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "AuditPipeline.sln"))) folder = folder.Parent;
        return Path.Combine([folder.FullName, .. names]);
    }
}
