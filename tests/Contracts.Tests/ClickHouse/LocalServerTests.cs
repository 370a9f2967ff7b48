using AuditPipeline.Adapters.ClickHouse;
using AuditPipeline.Adapters.ClickHouse.Server;

namespace AuditPipeline.Contracts.Tests.ClickHouse;

/// <summary>A real server that says no, dies and comes back.</summary>
public sealed class LocalServerTests(ClickHouseServerFixture fixture)
{
    private const string Numbers = "CREATE TABLE numbers (n UInt64) ENGINE = MergeTree ORDER BY n";
    private const int Rows = 500_000;

    [Theory]
    [InlineData(LocalClickHouseServer.Writer, "mistaken-9")]
    [InlineData("nobody", LocalClickHouseServer.WriterPassword)]
    public async Task Wrong_user_or_password_is_refused_at_once_and_not_repeated_in_the_message(string user, string password)
    {
        var server = await fixture.LocalAsync();

        var refused = await Should.ThrowAsync<ClickHouseException>(
            async () => await ClickHouseServerFixture.ConnectAsync(server with { User = user, Password = password }));

        refused.Code.ShouldBeOneOf(192, 193, 516);
        refused.Message.ShouldNotContain(password);
    }

    [Fact]
    public async Task Reader_reads_and_cannot_write()
    {
        var server = await fixture.LocalAsync();
        var writer = await fixture.NewDatabaseAsync(server);
        await writer.ExecuteAsync(Numbers, null, default);
        using var rows = RowsOf(3);
        await writer.InsertAsync("INSERT INTO numbers (n)", rows.Written, null, default);
        using var reader = await ClickHouseServerFixture.ConnectAsync(
            server with { Database = writer.Database, User = LocalClickHouseServer.Reader, Password = LocalClickHouseServer.ReaderPassword });

        (await CountAsync(reader)).ShouldBe(3);
        var inserting = await Should.ThrowAsync<ClickHouseException>(async () => await reader.InsertAsync("INSERT INTO numbers (n)", rows.Written, null, default));
        var dropping = await Should.ThrowAsync<ClickHouseException>(async () => await reader.ExecuteAsync("DROP TABLE numbers", null, default));

        (inserting.Code, dropping.Code).ShouldBe((164, 164));   // READONLY
        (await CountAsync(writer)).ShouldBe(3);
    }

    [Fact]
    public async Task Unknown_database_is_named()
    {
        using var clickHouse = await ClickHouseServerFixture.ConnectAsync((await fixture.LocalAsync()) with { Database = "nowhere" });

        var refused = await Should.ThrowAsync<ClickHouseException>(async () => await CountAsync(clickHouse));

        (refused.Code, refused.Message.Contains("nowhere", StringComparison.Ordinal)).ShouldBe((81, true));
    }

    [Fact]
    public async Task Compressed_rows_arrive()
    {
        var server = await fixture.LocalAsync();
        var clickHouse = await fixture.NewDatabaseAsync(server with { Compress = true });
        await clickHouse.ExecuteAsync(Numbers, null, default);
        using var rows = RowsOf(Rows);

        await clickHouse.InsertAsync("INSERT INTO numbers (n)", rows.Written, null, default);

        (await CountAsync(clickHouse)).ShouldBe(Rows);
    }

    [Fact]
    public async Task Insert_cut_by_its_sender_writes_nothing()
    {
        var server = await fixture.LocalAsync();
        var clickHouse = await fixture.NewDatabaseAsync(server);
        await clickHouse.ExecuteAsync(Numbers, null, default);
        using var rows = RowsOf(Rows);
        await using (var relay = new HoldingRelay(server.Address, 64 * 1024))
        {
            using var slow = await ClickHouseServerFixture.ConnectAsync(server with { Address = relay.Address, Database = clickHouse.Database });
            using var cancel = new CancellationTokenSource();

            var inserting = slow.InsertAsync("INSERT INTO numbers (n)", rows.Written, null, cancel.Token).AsTask();
            await relay.Held;
            await cancel.CancelAsync();

            await Should.ThrowAsync<OperationCanceledException>(() => inserting);
        }

        (await CountAsync(clickHouse)).ShouldBe(0);
        await clickHouse.InsertAsync("INSERT INTO numbers (n)", rows.Written, null, default);
        (await CountAsync(clickHouse)).ShouldBe(Rows);
    }

    [Fact]
    public async Task Server_killed_in_the_middle_of_an_insert_has_none_of_it_and_is_waited_for()
    {
        Assert.SkipWhen(LocalClickHouseServer.Program is null, LocalClickHouseServer.Missing);
        await using var server = new LocalClickHouseServer();
        await server.StartAsync();
        var options = new HttpClickHouseOptions
        {
            Address = server.Address, User = LocalClickHouseServer.Writer, Password = LocalClickHouseServer.WriterPassword,
            RetryFor = TimeSpan.FromSeconds(60),
        };
        using var clickHouse = await ClickHouseServerFixture.ConnectAsync(options);
        await clickHouse.ExecuteAsync(Numbers, null, default);
        using var few = RowsOf(5);
        await clickHouse.InsertAsync("INSERT INTO numbers (n)", few.Written, null, default);
        using var rows = RowsOf(Rows);
        await using var relay = new HoldingRelay(server.Address, 64 * 1024);
        using var slow = await ClickHouseServerFixture.ConnectAsync(options with { Address = relay.Address });

        var inserting = slow.InsertAsync("INSERT INTO numbers (n)", rows.Written, null, default).AsTask();
        await relay.Held;
        await server.KillAsync();
        await Should.ThrowAsync<ClickHouseException>(() => inserting);
        var counting = CountAsync(clickHouse).AsTask();   // nothing listens now
        await server.StartAsync();

        (await counting).ShouldBe(5);
        await clickHouse.InsertAsync("INSERT INTO numbers (n)", rows.Written, null, default);
        (await CountAsync(clickHouse)).ShouldBe(Rows + 5);
    }

    private static RowBinaryWriter RowsOf(int count)
    {
        var rows = new RowBinaryWriter();
        for (var i = 0; i < count; i++) rows.WriteUInt64(unchecked((ulong)i * 6_364_136_223_846_793_005));   // so that gzip does not shrink them to nothing
        return rows;
    }

    private static async ValueTask<long> CountAsync(HttpClickHouse clickHouse)
    {
        await foreach (var count in clickHouse.QueryAsync("SELECT count() FROM numbers", null, static (ref RowBinaryReader row) => row.ReadInt64(), default)) return count;
        throw new InvalidOperationException("no row");
    }
}
