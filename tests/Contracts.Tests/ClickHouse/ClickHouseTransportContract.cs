using System.Buffers;
using AuditPipeline.Adapters.ClickHouse;

namespace AuditPipeline.Contracts.Tests.ClickHouse;

/// <summary>What every way to a ClickHouse does, whatever the tables are.</summary>
public abstract class ClickHouseTransportContract
{
    private const string Numbers = "CREATE TABLE numbers (n UInt64) ENGINE = MergeTree ORDER BY n";
    private const string NumbersOnce = Numbers + " SETTINGS non_replicated_deduplication_window = 100";

    /// <summary>A new, empty database.</summary>
    protected abstract ValueTask<IClickHouse> OpenAsync();

    /// <summary>Known once a database was opened.</summary>
    protected abstract TransportAbilities Abilities { get; }

    [Fact]
    public async Task Every_column_type_survives()
    {
        var clickHouse = await OpenAsync();
        await clickHouse.ExecuteAsync(
            """
            CREATE TABLE everything
            (
                a UInt8, b UInt16, c UInt32, d UInt64, e Int32, f Int64, h Date, i Nullable(Int64), j Array(String), l Decimal(38, 12),
                m UUID, o FixedString(4), p String, r Float64
            ) ENGINE = MergeTree ORDER BY a
            """, null, default);
        using var row = new RowBinaryWriter();
        row.WriteUInt8(1);
        row.WriteUInt16(2);
        row.WriteUInt32(3);
        row.WriteUInt64(ulong.MaxValue);
        row.WriteInt32(-5);
        row.WriteInt64(long.MinValue);
        row.WriteDate(new DateOnly(2026, 1, 2));
        row.WriteNullable((long?)null);
        row.WriteStrings(["x", "y"]);
        row.WriteDecimal128(-0.000000000001m, 12);
        row.WriteUuid(Guid.Parse("018f5c1e-7c00-7abc-8def-0123456789ab"));
        row.WriteFixed("abcd"u8);
        row.WriteString("line\n\nblank '\\ \0 é");
        row.WriteFloat64(0.25);

        await clickHouse.InsertAsync("INSERT INTO everything (a, b, c, d, e, f, h, i, j, l, m, o, p, r)", row.Written, null, default);

        var text = await OneAsync(clickHouse, "SELECT concat(toString(d), ' ', toString(h), ' ', toString(isNull(i)), ' ', "
            + "toString(j), ' ', toString(m), ' ', o, ' ', toString(r)) FROM everything");
        text.ShouldBe("18446744073709551615 2026-01-02 1 ['x','y'] 018f5c1e-7c00-7abc-8def-0123456789ab abcd 0.25");
        var reread = await ListAsync(
            clickHouse,
            "SELECT e, f, h, i, j, l, m, p FROM everything",
            static (ref RowBinaryReader r) => (
                r.ReadInt32(), r.ReadInt64(), r.ReadDate(), r.ReadNullableInt64(), string.Join(',', r.ReadStrings()), r.ReadDecimal128(12),
                r.ReadUuid(), r.ReadString()));
        reread.ShouldBe([(-5, long.MinValue, new DateOnly(2026, 1, 2), null, "x,y", -0.000000000001m,
            Guid.Parse("018f5c1e-7c00-7abc-8def-0123456789ab"), "line\n\nblank '\\ \0 é")]);
    }

    [Fact]
    public async Task Newer_column_types_survive()
    {
        var clickHouse = await OpenAsync();
        Abilities.Require(Abilities.NewTypes, "DateTime64, Map and LowCardinality");
        await clickHouse.ExecuteAsync(
            """
            CREATE TABLE newer
            (
                g DateTime64(6, 'UTC'), j Array(LowCardinality(String)), k Map(String, UInt32), n LowCardinality(String),
                q Nullable(Decimal128(12))
            ) ENGINE = MergeTree ORDER BY g
            """, null, default);
        var at = DateTimeOffset.UnixEpoch.AddMicroseconds(1_700_000_000_123_456);
        using var row = new RowBinaryWriter();
        row.WriteTimestamp(at);
        row.WriteStrings(["x", "y"]);
        row.WriteCounts(new Dictionary<string, uint> { ["iban"] = 3 });
        row.WriteString("low");
        row.WriteNullableDecimal128(1.5m, 12);

        await clickHouse.InsertAsync("INSERT INTO newer (g, j, k, n, q)", row.Written, null, default);

        var text = await OneAsync(
            clickHouse, "SELECT concat(toString(g), ' ', toString(j), ' ', toString(k), ' ', n, ' ', toString(assumeNotNull(q))) FROM newer");
        text.ShouldBe("2023-11-14 22:13:20.123456 ['x','y'] {'iban':3} low 1.5");
        var reread = await ListAsync(
            clickHouse,
            "SELECT g, j, k, n, q FROM newer",
            static (ref RowBinaryReader r) => (
                r.ReadTimestamp(), string.Join(',', r.ReadStrings()), r.ReadCounts()["iban"], r.ReadString(), r.ReadNullableDecimal128(12)));
        reread.ShouldBe([(at, "x,y", 3u, "low", 1.5m)]);
    }

    [Theory]
    [InlineData("'; DROP TABLE numbers; --")]
    [InlineData("back\\slash \\N 'quotes' \"more\"")]
    [InlineData("tab\t line\n\n null \0 end")]
    [InlineData("carriage\r\n--boundary\r\n& = % +")]
    [InlineData("")]
    [InlineData("emoji 😀 and {n:UInt8}")]
    public async Task Parameter_arrives_as_it_is(string value)
    {
        var clickHouse = await OpenAsync();
        Abilities.Require(Abilities.Parameters, "parameters");

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
    public async Task Numbers_and_times_are_parameters_too()
    {
        var clickHouse = await OpenAsync();
        Abilities.Require(Abilities.Parameters, "parameters");
        var at = new DateTimeOffset(2026, 10, 25, 2, 30, 0, TimeSpan.FromHours(2)).AddMicroseconds(1);

        var answer = await ListAsync(
            clickHouse,
            "SELECT {at:DateTime64(6, 'UTC')}, {below:Int64}, {above:UInt64}",
            static (ref RowBinaryReader row) => (row.ReadTimestamp(), row.ReadInt64(), row.ReadUInt64()),
            new SqlParameters().Add("at", at).Add("below", long.MinValue).Add("above", ulong.MaxValue));

        answer.ShouldBe([(at.ToUniversalTime(), long.MinValue, ulong.MaxValue)]);
    }

    [Fact]
    public async Task Statement_takes_parameters()
    {
        var clickHouse = await OpenAsync();
        Abilities.Require(Abilities.Parameters, "parameters");
        await clickHouse.ExecuteAsync(Numbers, null, default);
        using var rows = RowsOf(10);
        await clickHouse.InsertAsync("INSERT INTO numbers (n)", rows.Written, null, default);

        await clickHouse.ExecuteAsync("ALTER TABLE numbers DELETE WHERE n >= {from:UInt64}", new SqlParameters().Add("from", 4), default);

        (await CountAsync(clickHouse)).ShouldBe(4);   // done on return, not some time later
    }

    [Fact]
    public async Task Block_with_a_seen_token_is_left_out()
    {
        var clickHouse = await OpenAsync();
        Abilities.Require(Abilities.Tokens, "deduplication tokens");
        await clickHouse.ExecuteAsync(NumbersOnce, null, default);
        using var rows = RowsOf(100);

        foreach (var token in (string[])["s/0", "s/0", "s/'100"])
            await clickHouse.InsertAsync("INSERT INTO numbers (n)", rows.Written, token, default);

        (await CountAsync(clickHouse)).ShouldBe(200);
    }

    [Fact]
    public async Task Rows_beyond_a_buffer_go_in_and_come_back_whole()
    {
        var clickHouse = await OpenAsync();
        await clickHouse.ExecuteAsync("CREATE TABLE texts (n UInt64, s String) ENGINE = MergeTree ORDER BY n", null, default);
        using var rows = new RowBinaryWriter();
        for (var i = 0; i < 100; i++)
        {
            rows.WriteUInt64((ulong)i);
            rows.WriteString(TextOf(i));
        }

        await clickHouse.InsertAsync("INSERT INTO texts (n, s)", rows.Written, null, default);

        var reread = await ListAsync(
            clickHouse, "SELECT n, s FROM texts ORDER BY n", static (ref RowBinaryReader row) => (row.ReadInt64(), row.ReadString()));
        reread.ShouldBe(Enumerable.Range(0, 100).Select(i => ((long)i, TextOf(i))));

        static string TextOf(int i) => new((char)('a' + i % 26), i * 7_919);   // up to 0.8 MB
    }

    [Fact]
    public async Task Million_rows_come_in_order()
    {
        var clickHouse = await OpenAsync();

        var next = 0L;
        var rows = clickHouse.QueryAsync(
            "SELECT number FROM system.numbers LIMIT 1000000", null, static (ref RowBinaryReader row) => row.ReadInt64(), default);
        await foreach (var number in rows) number.ShouldBe(next++);

        next.ShouldBe(1_000_000);
    }

    [Fact]
    public async Task Insert_of_a_cut_row_writes_nothing_and_the_next_one_goes_in()
    {
        var clickHouse = await OpenAsync();
        await clickHouse.ExecuteAsync(Numbers, null, default);
        using var rows = RowsOf(100);

        var refused = await Should.ThrowAsync<ClickHouseException>(
            async () => await clickHouse.InsertAsync("INSERT INTO numbers (n)", rows.Written.Slice(0, 799), null, default));

        refused.Code.ShouldBe(33);   // CANNOT_READ_ALL_DATA
        (await CountAsync(clickHouse)).ShouldBe(0);
        await clickHouse.InsertAsync("INSERT INTO numbers (n)", rows.Written, null, default);
        (await CountAsync(clickHouse)).ShouldBe(100);
    }

    [Fact]
    public async Task Unknown_table_is_named()
    {
        var clickHouse = await OpenAsync();
        using var rows = RowsOf(1);

        var refused = await Should.ThrowAsync<ClickHouseException>(
            async () => await clickHouse.InsertAsync("INSERT INTO nowhere (n)", rows.Written, null, default));

        (refused.Code, refused.Message.Contains("nowhere", StringComparison.Ordinal)).ShouldBe((60, true));
    }

    [Fact]
    public async Task Failure_in_the_middle_of_an_answer_is_thrown()
    {
        var clickHouse = await OpenAsync();

        for (var again = 0; again < 3; again++)
        {
            var refused = await Should.ThrowAsync<ClickHouseException>(async () =>
            {
                var rows = clickHouse.QueryAsync(
                    "SELECT toInt64(intDiv(1, toInt64(5000000 - number))), number FROM system.numbers LIMIT 10000000", null,
                    static (ref RowBinaryReader row) => (row.ReadInt64(), row.ReadInt64()), default);
                await foreach (var (_, number) in rows) number.ShouldBeInRange(0, 10_000_000);   // the error's text is never taken for a row
            });

            refused.Code.ShouldBe(153);   // ILLEGAL_DIVISION
        }

        (await OneAsync(clickHouse, "SELECT 'still here'")).ShouldBe("still here");
    }

    [Fact]
    public async Task Failure_does_not_repeat_values()
    {
        var clickHouse = await OpenAsync();
        Abilities.Require(Abilities.Parameters, "parameters");

        var refused = await Should.ThrowAsync<ClickHouseException>(async () => await ListAsync(
            clickHouse,
            "SELECT throwIf(number > 50000, {value:String}) FROM numbers(100000)",
            static (ref RowBinaryReader row) => row.ReadUInt8(),
            new SqlParameters().Add("value", "jan@example.org")));

        refused.Message.ShouldNotContain("jan@");
    }

    [Fact]
    public async Task Answer_that_takes_long_is_whole()
    {
        var clickHouse = await OpenAsync();

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
        var clickHouse = await OpenAsync();

        for (var again = 0; again < 20; again++)
        {
            var rows = clickHouse.QueryAsync(
                "SELECT number FROM numbers(1000000)", null, static (ref RowBinaryReader row) => row.ReadUInt64(), default);
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
        var clickHouse = await OpenAsync();
        Abilities.Require(Abilities.Streams, "way to tell a late error from rows, so it keeps an answer until it is whole");
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
    public async Task Cancelled_wait_for_an_answer_ends()
    {
        var clickHouse = await OpenAsync();
        using var cancel = new CancellationTokenSource();

        var asking = ListAsync(clickHouse, "SELECT sleep(2)", static (ref RowBinaryReader row) => row.ReadUInt8(), cancellation: cancel.Token).AsTask();
        await cancel.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => asking);
        (await OneAsync(clickHouse, "SELECT 'still here'")).ShouldBe("still here");
    }

    [Fact]
    public async Task Questions_cannot_write()
    {
        var clickHouse = await OpenAsync();
        await clickHouse.ExecuteAsync(Numbers, null, default);

        await Should.ThrowAsync<ClickHouseException>(
            async () => await ListAsync(clickHouse, "DROP TABLE numbers", static (ref RowBinaryReader row) => row.ReadUInt8()));

        (await CountAsync(clickHouse)).ShouldBe(0);
    }

    [Fact]
    public async Task Questions_are_answered_while_rows_go_in()
    {
        var clickHouse = await OpenAsync();
        await clickHouse.ExecuteAsync(Numbers, null, default);
        using var rows = RowsOf(1000);

        var writing = Task.Run(async () =>
        {
            for (var i = 0; i < 20; i++) await clickHouse.InsertAsync("INSERT INTO numbers (n)", rows.Written, null, default);
        });
        var counts = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => CountAsync(clickHouse).AsTask()));
        await writing;

        counts.ShouldAllBe(count => count % 1000 == 0);   // a block is there as a whole or not at all
        (await CountAsync(clickHouse)).ShouldBe(20_000);
    }

    [Fact]
    public async Task Databases_are_apart()
    {
        var (one, other) = (await OpenAsync(), await OpenAsync());
        await one.ExecuteAsync(Numbers, null, default);

        await other.ExecuteAsync(Numbers, null, default);

        using var rows = RowsOf(5);
        await one.InsertAsync("INSERT INTO numbers (n)", rows.Written, null, default);
        (await CountAsync(one), await CountAsync(other)).ShouldBe((5, 0));
    }

    protected static RowBinaryWriter RowsOf(int count)
    {
        var rows = new RowBinaryWriter();
        for (var i = 0; i < count; i++) rows.WriteUInt64((ulong)i);
        return rows;
    }

    protected static async ValueTask<long> CountAsync(IClickHouse clickHouse) =>
        (await ListAsync(clickHouse, "SELECT count() FROM numbers", static (ref RowBinaryReader row) => row.ReadInt64()))[0];

    protected static async ValueTask<string> OneAsync(IClickHouse clickHouse, string sql) =>
        (await ListAsync(clickHouse, sql, static (ref RowBinaryReader row) => row.ReadString()))[0];

    protected static async ValueTask<List<T>> ListAsync<T>(
        IClickHouse clickHouse, string sql, RowDecoder<T> decode, SqlParameters? parameters = null, CancellationToken cancellation = default)
    {
        var rows = new List<T>();
        await foreach (var row in clickHouse.QueryAsync(sql, parameters, decode, cancellation)) rows.Add(row);
        return rows;
    }
}
