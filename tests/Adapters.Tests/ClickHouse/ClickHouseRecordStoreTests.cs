using AuditPipeline.Adapters.ClickHouse;
using AuditPipeline.Core.Captures;
using AuditPipeline.Core.Queries;
using AuditPipeline.Tests.ClickHouse;
using AuditPipeline.Tests.Shared;

namespace AuditPipeline.Adapters.Tests.ClickHouse;

public sealed class ClickHouseRecordStoreTests(InProcessClickHouseFixture fixture)
{
    private static readonly StreamId Stream = StreamId.OfPartition(0);
    private static readonly Period Always = new(Records.Start.AddYears(-1), Records.Start.AddYears(1));

    [Theory]
    [InlineData("model_answered = 'cheaper'", "model_answered")]
    [InlineData("cost_usd = 0", "cost_usd")]
    [InlineData("input_tokens = NULL", "input_tokens")]
    [InlineData("usage_source = 'counted'", "usage_source")]
    [InlineData("usage_method = NULL", "usage_method")]
    [InlineData("pii = map('PERSON', 1)", "pii")]
    [InlineData("leaf = 'x'", "leaf")]
    [InlineData("leaf = replace(leaf, 'openai-chat', 'openai-cbat')", "dialect")]
    public async Task Changed_column_is_named(string change, string column)
    {
        var clickHouse = await DatabaseAsync();
        using var store = new ClickHouseRecordStore(clickHouse);
        await store.WriteAsync(Stream, Records.Run(Stream, 0, 3), default);
        await clickHouse.ExecuteAsync($"ALTER TABLE records UPDATE {change} WHERE n = 1", null, default);

        var records = await ReadAsync(clickHouse, 0, 3);

        records.Select(record => string.Join(',', record.DifferingColumns)).ShouldBe(["", column, ""]);
    }

    [Fact]
    public async Task Parts_a_dead_writer_left_behind_do_not_mix_with_the_next_attempt()
    {
        var clickHouse = await DatabaseAsync();
        using (var died = new ClickHouseRecordStore(clickHouse)) await died.WriteAsync(Stream, Records.Run(Stream, 0, 12, rawBytes: 50), default);
        await clickHouse.ExecuteAsync("ALTER TABLE records DELETE WHERE n >= 5", null, default);   // as if the record rows never went in
        using var next = new ClickHouseRecordStore(clickHouse);
        var again = Records.Run(Stream, 5, 4, rawBytes: 80);

        await next.WriteAsync(Stream, again, default);

        var records = await ReadAsync(clickHouse, 0, 100);
        records.Select(record => record.Parts[1].Ciphertext!.Value.Length).ShouldBe([50, 50, 50, 50, 50, 80, 80, 80, 80]);
        (await clickHouse.CountAsync("SELECT count() FROM payloads")).ShouldBe(9);
        (await clickHouse.CountAsync("SELECT count() FROM content")).ShouldBe(9);
        (await clickHouse.CountAsync("SELECT count() FROM record_keys")).ShouldBe(18);
    }

    [Theory]
    [InlineData("n >= 0")]
    [InlineData("n IN (0, 3, 9)")]
    [InlineData("n < 5")]
    public async Task Removed_rows_are_filled_again_from_the_same_run(string removed)
    {
        var clickHouse = await DatabaseAsync();
        using var store = new ClickHouseRecordStore(clickHouse);
        var run = Records.Run(Stream, 0, 10);
        await store.WriteAsync(Stream, run, default);
        await clickHouse.ExecuteAsync($"ALTER TABLE records DELETE WHERE {removed}", null, default);

        await store.WriteAsync(Stream, run, default);

        var records = await ReadAsync(clickHouse, 0, 100);
        records.Select(record => record.Index).ShouldBe(Enumerable.Range(0, 10).Select(i => (long)i));
        records.ShouldAllBe(record => record.Parts.Count == 2);
    }

    [Fact]
    public async Task Writer_cancelled_halfway_can_write_the_run_again()
    {
        var clickHouse = await DatabaseAsync();
        using var store = new ClickHouseRecordStore(clickHouse);
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        var run = Records.Run(Stream, 0, 5);

        await Should.ThrowAsync<OperationCanceledException>(async () => await store.WriteAsync(Stream, run, cancelled.Token));
        await store.WriteAsync(Stream, run, default);

        (await store.CountBelowAsync(Stream, 10, default)).ShouldBe(5);
    }

    [Fact]
    public async Task Deleted_content_leaves_the_record_and_the_questions_standing()
    {
        var clickHouse = await DatabaseAsync();
        using var store = new ClickHouseRecordStore(clickHouse);
        await store.WriteAsync(Stream, Records.Run(Stream, 0, 3), default);
        foreach (var table in (string[])["content", "record_keys"])
            await clickHouse.ExecuteAsync($"ALTER TABLE {table} DELETE WHERE n = 1", null, default);

        var record = (await ReadAsync(clickHouse, 1, 2))[0];
        var page = await new ClickHouseRecordReader(clickHouse).FindAsync(new InteractionFilter(Always), null, 10, default);

        record.Parts.Select(part => (part.Name, part.KekId, part.Payload.HasValue, part.Ciphertext.HasValue)).ShouldBe([("raw", null, false, true)]);
        page.Rows.Select(row => row.UserPseudonym).ShouldBe([Records.Pseudonym, null, Records.Pseudonym]);
    }

    [Fact]
    public async Task Large_parts_are_read_a_few_at_a_time()
    {
        var clickHouse = await DatabaseAsync();
        using var store = new ClickHouseRecordStore(clickHouse);
        await store.WriteAsync(Stream, Records.Run(Stream, 0, 30, rawBytes: 2_000_000), default);

        var lengths = (await ReadAsync(clickHouse, 0, 30)).Select(record => record.Parts[1].Ciphertext!.Value.Length);

        lengths.ShouldBe(Enumerable.Repeat(2_000_000, 30));
    }

    [Theory]
    [InlineData("availability_and_error_rate")]
    [InlineData("redaction_coverage")]
    [InlineData("ropa_extract")]
    [InlineData("supplier_concentration")]
    [InlineData("supplier_usage")]
    public async Task Metric_answers_over_no_records_and_over_some(string metric)
    {
        var clickHouse = await DatabaseAsync();
        using var store = new ClickHouseRecordStore(clickHouse);
        var reader = new ClickHouseRecordReader(clickHouse);

        var nothing = await reader.MetricAsync(metric, Always, null, default);
        await store.WriteAsync(Stream, Records.Run(Stream, 0, 3), default);
        var some = await reader.MetricAsync(metric, Always, "helpdesk", default);

        (nothing!.Records, nothing.Rows.Count).ShouldBe((0, 0));
        (some!.Records, some.Rows.Count).ShouldBe((3, 1));
        some.Values.ShouldNotBeEmpty();
        some.Rows[0].ShouldContain(pair => pair.Value == "3");
    }

    private async ValueTask<IClickHouse> DatabaseAsync()
    {
        var clickHouse = await fixture.NewDatabaseAsync();
        await ClickHouseSchema.ApplyAsync(clickHouse, Migration.All, TimeProvider.System, default);
        return clickHouse;
    }

    private static async Task<List<StoredRecord>> ReadAsync(IClickHouse clickHouse, long from, long to)
    {
        var records = new List<StoredRecord>();
        await foreach (var record in new ClickHouseRecordReader(clickHouse).ReadAsync(Stream, from, to, default)) records.Add(record);
        return records;
    }
}
