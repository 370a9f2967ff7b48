using System.Buffers;
using AuditPipeline.Adapters.ClickHouse;
using AuditPipeline.Adapters.Embedded.InProcessClickHouse;
using AuditPipeline.Tests.ClickHouse;

namespace AuditPipeline.Adapters.Tests.ClickHouse;

public sealed class InProcessClickHouseTests(InProcessClickHouseFixture fixture)
{
    private const string Numbers = "CREATE TABLE numbers (n UInt64) ENGINE = MergeTree ORDER BY n "
        + "SETTINGS non_replicated_deduplication_window = 100";

    [Fact]
    public async Task Every_column_type_survives_the_engine()
    {
        var clickHouse = await fixture.NewDatabaseAsync();
        await clickHouse.ExecuteAsync(
            """
            CREATE TABLE everything
            (
                a UInt8, b UInt16, c UInt32, d UInt64, e Int32, f Int64, g DateTime64(6, 'UTC'), h Date, i Nullable(Int64),
                j Array(LowCardinality(String)), k Map(String, UInt32), l Decimal128(12), m UUID, n LowCardinality(String),
                o FixedString(4), p String, q Nullable(Decimal128(12)), r Float64
            ) ENGINE = MergeTree ORDER BY a
            """, null, default);
        using var row = new RowBinaryWriter();
        row.WriteUInt8(1);
        row.WriteUInt16(2);
        row.WriteUInt32(3);
        row.WriteUInt64(ulong.MaxValue);
        row.WriteInt32(-5);
        row.WriteInt64(long.MinValue);
        row.WriteTimestamp(DateTimeOffset.UnixEpoch.AddMicroseconds(1_700_000_000_123_456));
        row.WriteDate(new DateOnly(2026, 1, 2));
        row.WriteNullable((long?)null);
        row.WriteStrings(["x", "y"]);
        row.WriteCounts(new Dictionary<string, uint> { ["iban"] = 3 });
        row.WriteDecimal128(-0.000000000001m, 12);
        row.WriteUuid(Guid.Parse("018f5c1e-7c00-7abc-8def-0123456789ab"));
        row.WriteString("low");
        row.WriteFixed("abcd"u8);
        row.WriteString("line\n\nblank '\\ \0 é");
        row.WriteNullableDecimal128(1.5m, 12);
        row.WriteFloat64(0.25);

        await clickHouse.InsertAsync("INSERT INTO everything", row.Written, null, default);

        var text = await OneAsync(clickHouse, "SELECT concat(toString(d), ' ', toString(g), ' ', toString(h), ' ', toString(i IS NULL), ' ', "
            + "toString(j), ' ', toString(k), ' ', toString(l), ' ', toString(m), ' ', n, ' ', o, ' ', toString(assumeNotNull(q)), ' ', toString(r)) FROM everything");
        text.ShouldBe("18446744073709551615 2023-11-14 22:13:20.123456 2026-01-02 1 ['x','y'] {'iban':3} -0.000000000001 "
            + "018f5c1e-7c00-7abc-8def-0123456789ab low abcd 1.5 0.25");
        (await OneAsync(clickHouse, "SELECT p FROM everything")).ShouldBe("line\n\nblank '\\ \0 é");
        var reread = await ListAsync(clickHouse, "SELECT * FROM everything", static (ref RowBinaryReader r) =>
        {
            r.ReadUInt8();
            r.ReadUInt16();
            r.ReadUInt32();
            r.ReadUInt64();
            var e = r.ReadInt32();
            r.ReadInt64();
            r.ReadTimestamp();
            var h = r.ReadDate();
            var i = r.ReadNullableInt64();
            var j = r.ReadStrings();
            var k = r.ReadCounts();
            var l = r.ReadDecimal128(12);
            var m = r.ReadUuid();
            r.ReadString();
            r.ReadFixed(4);
            r.ReadString();
            var q = r.ReadNullableDecimal128(12);
            r.ReadFloat64();
            return (e, h, i, string.Join(',', j), k["iban"], l, m, q);
        });
        reread.ShouldBe([(-5, new DateOnly(2026, 1, 2), null, "x,y", 3u, -0.000000000001m,
            Guid.Parse("018f5c1e-7c00-7abc-8def-0123456789ab"), 1.5m)]);
    }

    [Theory]
    [InlineData("'; DROP TABLE numbers; --")]
    [InlineData("back\\slash \\N 'quotes' \"more\"")]
    [InlineData("tab\t line\n\n null \0 end")]
    [InlineData("")]
    [InlineData("emoji 😀 and {n:UInt8}")]
    public async Task Parameter_arrives_as_it_is(string value)
    {
        var clickHouse = await fixture.NewDatabaseAsync();

        var answer = await ListAsync(
            clickHouse,
            "SELECT {one:String}, {many:Array(String)}, {none:Nullable(String)}",
            static (ref RowBinaryReader row) => (row.ReadString(), row.ReadStrings(), row.ReadNullableString()),
            new SqlParameters().Add("one", value).Add("many", [value, "second"]).Add("none", (string?)null));

        answer.Count.ShouldBe(1);
        answer[0].Item1.ShouldBe(value);
        answer[0].Item2.ShouldBe([value, "second"]);
        answer[0].Item3.ShouldBeNull();
    }

    [Fact]
    public async Task Time_parameter_keeps_its_microseconds()
    {
        var clickHouse = await fixture.NewDatabaseAsync();
        var at = new DateTimeOffset(2026, 10, 25, 2, 30, 0, TimeSpan.FromHours(2)).AddMicroseconds(1);

        var answer = await ListAsync(
            clickHouse, "SELECT {at:DateTime64(6, 'UTC')}", static (ref RowBinaryReader row) => row.ReadTimestamp(), new SqlParameters().Add("at", at));

        answer.ShouldBe([at.ToUniversalTime()]);
    }

    [Fact]
    public async Task Block_with_a_seen_token_is_left_out()
    {
        var clickHouse = await fixture.NewDatabaseAsync();
        await clickHouse.ExecuteAsync(Numbers, null, default);
        using var rows = RowsOf(100);

        foreach (var token in (string[])["s/0", "s/0", "s/'100"])
            await clickHouse.InsertAsync("INSERT INTO numbers (n)", rows.Written, token, default);

        (await CountAsync(clickHouse)).ShouldBe(200);
    }

    [Fact]
    public async Task Cut_insert_writes_nothing_and_the_connection_goes_on()
    {
        var clickHouse = await fixture.NewDatabaseAsync();
        await clickHouse.ExecuteAsync(Numbers, null, default);
        using var rows = RowsOf(100);

        var refused = await Should.ThrowAsync<ClickHouseException>(
            async () => await clickHouse.InsertAsync("INSERT INTO numbers (n)", rows.Written.Slice(0, 799), null, default));

        refused.Name.ShouldBe("CANNOT_READ_ALL_DATA");
        (await CountAsync(clickHouse)).ShouldBe(0);
        await clickHouse.InsertAsync("INSERT INTO numbers (n)", rows.Written, null, default);
        (await CountAsync(clickHouse)).ShouldBe(100);
    }

    [Fact]
    public async Task Unknown_table_is_named()
    {
        var clickHouse = await fixture.NewDatabaseAsync();
        using var rows = RowsOf(1);

        var refused = await Should.ThrowAsync<ClickHouseException>(
            async () => await clickHouse.InsertAsync("INSERT INTO nowhere (n)", rows.Written, null, default));

        (refused.Code, refused.Message.Contains("nowhere", StringComparison.Ordinal)).ShouldBe((60, true));
    }

    [Fact]
    public async Task Failure_in_the_middle_of_an_answer_is_thrown_and_the_connection_goes_on()
    {
        var clickHouse = await fixture.NewDatabaseAsync();

        for (var again = 0; again < 3; again++)
        {
            var refused = await Should.ThrowAsync<ClickHouseException>(async () => await ListAsync(
                clickHouse,
                "SELECT throwIf(number > 50000, {value:String}) FROM numbers(100000)",
                static (ref RowBinaryReader row) => row.ReadUInt8(),
                new SqlParameters().Add("value", "jan@example.org")));

            refused.Message.ShouldNotContain("jan@");
        }

        (await OneAsync(clickHouse, "SELECT 'still here'")).ShouldBe("still here");
    }

    [Fact]
    public async Task Answer_that_takes_long_is_whole()
    {
        var clickHouse = await fixture.NewDatabaseAsync();

        // While a block is not there yet the engine may hand out an empty one: that is not the end of the answer.
        var counted = await ListAsync(
            clickHouse, "SELECT count() FROM numbers(6) WHERE NOT sleepEachRow(0.25)", static (ref RowBinaryReader r) => r.ReadUInt64());
        var streamed = await ListAsync(
            clickHouse, "SELECT number FROM numbers(6000) WHERE number % 2048 != 0 OR NOT sleepEachRow(0.0002)",
            static (ref RowBinaryReader r) => r.ReadUInt64());

        counted.ShouldBe([6UL]);
        streamed.Count.ShouldBe(6000);
    }

    [Fact]
    public async Task Answer_left_early_gives_its_connection_back()
    {
        var clickHouse = await fixture.NewDatabaseAsync();

        for (var again = 0; again < 10; again++)
        {
            var rows = clickHouse.QueryAsync(
                "SELECT number FROM numbers(10000000)", null, static (ref RowBinaryReader row) => row.ReadUInt64(), default);
            await foreach (var number in rows)
            {
                if (number == 5000) break;
            }
        }

        (await OneAsync(clickHouse, "SELECT 'still here'")).ShouldBe("still here");
    }

    [Fact]
    public async Task Cancelled_answer_ends_and_gives_its_connection_back()
    {
        var clickHouse = await fixture.NewDatabaseAsync();
        using var cancel = new CancellationTokenSource();
        var read = 0;

        await Should.ThrowAsync<OperationCanceledException>(async () =>
        {
            var rows = clickHouse.QueryAsync(
                "SELECT number FROM numbers(1000000000)", null, static (ref RowBinaryReader row) => row.ReadUInt64(), cancel.Token);
            await foreach (var _ in rows)
            {
                if (++read == 10_000) await cancel.CancelAsync();
            }
        });

        read.ShouldBeLessThan(20_000);
        (await OneAsync(clickHouse, "SELECT 'still here'")).ShouldBe("still here");
    }

    [Fact]
    public async Task Reading_connections_cannot_write()
    {
        var clickHouse = await fixture.NewDatabaseAsync();
        await clickHouse.ExecuteAsync(Numbers, null, default);

        await Should.ThrowAsync<ClickHouseException>(
            async () => await ListAsync(clickHouse, "DROP TABLE numbers", static (ref RowBinaryReader row) => row.ReadUInt8()));

        (await CountAsync(clickHouse)).ShouldBe(0);
    }

    [Fact]
    public async Task Questions_are_answered_while_rows_go_in()
    {
        var clickHouse = await fixture.NewDatabaseAsync();
        await clickHouse.ExecuteAsync(Numbers, null, default);
        using var rows = RowsOf(1000);

        var writing = Task.Run(async () =>
        {
            for (var i = 0; i < 20; i++) await clickHouse.InsertAsync("INSERT INTO numbers (n)", rows.Written, $"s/{i}", default);
        });
        var counts = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => CountAsync(clickHouse).AsTask()));
        await writing;

        counts.ShouldAllBe(count => count % 1000 == 0);   // a block is there as a whole or not at all
        (await CountAsync(clickHouse)).ShouldBe(20_000);
    }

    [Fact]
    public async Task Null_dereference_is_still_an_exception_with_the_engine_loaded()
    {
        await fixture.NewDatabaseAsync();
        string? nothing = null;

        Should.Throw<NullReferenceException>(() => _ = nothing!.Length);
    }

    [Fact]
    public async Task Databases_are_apart()
    {
        var (one, other) = (await fixture.NewDatabaseAsync(), await fixture.NewDatabaseAsync());
        await one.ExecuteAsync(Numbers, null, default);

        await other.ExecuteAsync(Numbers, null, default);

        using var rows = RowsOf(5);
        await one.InsertAsync("INSERT INTO numbers (n)", rows.Written, null, default);
        (await CountAsync(one), await CountAsync(other)).ShouldBe((5, 0));
    }

    [Fact]
    public void Data_folder_another_process_holds_is_named()
    {
        var folder = Directory.CreateTempSubdirectory("audit-clickhouse-held-").FullName;
        var options = InProcessClickHouseFixture.Options(folder);
        using (new FileStream(Path.Combine(folder, "status"), FileMode.Create, FileAccess.ReadWrite, FileShare.None))
        {
            var refused = Should.Throw<ClickHouseException>(() => InProcessClickHouseEngine.Open(options, TimeProvider.System));

            refused.Message.ShouldContain("data folder is in use");
        }

        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void Second_engine_in_one_process_is_refused()
    {
        fixture.Engine();

        var refused = Should.Throw<ClickHouseException>(
            () => InProcessClickHouseEngine.Open(InProcessClickHouseFixture.Options(fixture.DataFolder), TimeProvider.System));

        refused.Message.ShouldContain("one at a time");
    }

    private static RowBinaryWriter RowsOf(int count)
    {
        var rows = new RowBinaryWriter();
        for (var i = 0; i < count; i++) rows.WriteUInt64((ulong)i);
        return rows;
    }

    private static async ValueTask<long> CountAsync(IClickHouse clickHouse) =>
        (await ListAsync(clickHouse, "SELECT count() FROM numbers", static (ref RowBinaryReader row) => row.ReadInt64()))[0];

    private static async ValueTask<string> OneAsync(IClickHouse clickHouse, string sql) =>
        (await ListAsync(clickHouse, sql, static (ref RowBinaryReader row) => row.ReadString()))[0];

    private static async ValueTask<List<T>> ListAsync<T>(
        IClickHouse clickHouse, string sql, RowDecoder<T> decode, SqlParameters? parameters = null)
    {
        var rows = new List<T>();
        await foreach (var row in clickHouse.QueryAsync(sql, parameters, decode, default)) rows.Add(row);
        return rows;
    }
}
