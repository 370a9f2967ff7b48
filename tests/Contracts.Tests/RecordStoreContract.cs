using AuditPipeline.Core.Captures;
using AuditPipeline.Core.Ports;
using AuditPipeline.Core.Queries;
using AuditPipeline.Core.Sealing;
using AuditPipeline.Tests.Shared;

namespace AuditPipeline.Contracts.Tests;

/// <summary>What every record store and its reader do.</summary>
public abstract class RecordStoreContract
{
    protected static readonly StreamId Stream = StreamId.OfPartition(0);
    protected static readonly StreamId Other = StreamId.OfPartition(1);
    private static readonly Period Always = new(Records.Start.AddYears(-1), Records.Start.AddYears(1));

    /// <summary>New instances over the same data: nothing at the first call of a test.</summary>
    protected abstract ValueTask<(IRecordStore Store, IRecordReader Reader)> ReopenAsync();

    [Fact]
    public async Task Written_leaves_read_back_verbatim_after_reopening()
    {
        var run = Records.Run(Stream, 0, 5);
        await (await ReopenAsync()).Store.WriteAsync(Stream, run, default);

        var leaves = await (await ReopenAsync()).Store.ReadFromAsync(Stream, 0, 100, default);

        leaves.Select(leaf => leaf.Index).ShouldBe([0, 1, 2, 3, 4]);
        leaves.Select(leaf => leaf.QueuePosition).ShouldBe([0, 10, 20, 30, 40]);
        leaves.Select(leaf => Convert.ToHexString(leaf.LeafBytes.Span)).ShouldBe(run.Select(record => Convert.ToHexString(record.LeafBytes.Span)));
    }

    [Fact]
    public async Task Empty_store_answers_with_nothing()
    {
        var (store, reader) = await ReopenAsync();

        (await store.ReadFromAsync(Stream, 0, 10, default)).ShouldBeEmpty();
        (await store.CountBelowAsync(Stream, 10, default)).ShouldBe(0);
        (await reader.GetAsync(new EnvelopeId(Guid.Parse("018f5c1e-7c00-7abc-8def-0123456789ab")), default)).ShouldBeNull();
        (await reader.FindAsync(new InteractionFilter(Always), null, 10, default)).Rows.ShouldBeEmpty();
        (await reader.TotalsAsync(new InteractionFilter(Always), TotalsGrouping.Day, default)).ShouldBeEmpty();
        (await reader.CountGatewaysAsync(Always, default)).ShouldBeEmpty();
        (await reader.RangeAsync(Stream, 0, Always, default)).ShouldBe((0, 0));
        (await ListAsync(reader, Stream, 0, 10)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Leaves_are_read_from_an_index_up_to_a_limit()
    {
        var (store, _) = await ReopenAsync();
        await store.WriteAsync(Stream, Records.Run(Stream, 0, 10), default);

        var leaves = await store.ReadFromAsync(Stream, 3, 4, default);

        leaves.Select(leaf => leaf.Index).ShouldBe([3, 4, 5, 6]);
    }

    [Fact]
    public async Task Same_run_written_again_changes_nothing()
    {
        var run = Records.Run(Stream, 0, 20);
        var (store, _) = await ReopenAsync();
        await store.WriteAsync(Stream, run, default);

        await store.WriteAsync(Stream, run, default);
        await (await ReopenAsync()).Store.WriteAsync(Stream, run, default);

        var (again, reader) = await ReopenAsync();
        (await again.CountBelowAsync(Stream, 1000, default)).ShouldBe(20);
        var records = await ListAsync(reader, Stream, 0, 1000);
        records.Count.ShouldBe(20);
        records.ShouldAllBe(record => record.Parts.Count == 2);
    }

    [Fact]
    public async Task Run_that_crosses_a_month_is_one_run()
    {
        var run = Records.Run(Stream, 0, 10, new DateTimeOffset(2026, 3, 31, 23, 59, 55, TimeSpan.Zero));
        await (await ReopenAsync()).Store.WriteAsync(Stream, run, default);

        await (await ReopenAsync()).Store.WriteAsync(Stream, run, default);

        var (store, reader) = await ReopenAsync();
        (await store.CountBelowAsync(Stream, 1000, default)).ShouldBe(10);
        (await ListAsync(reader, Stream, 0, 1000)).Select(record => record.Index).ShouldBe(Enumerable.Range(0, 10).Select(i => (long)i));
    }

    [Fact]
    public async Task Run_with_a_hole_is_refused()
    {
        var (store, _) = await ReopenAsync();
        var run = Records.Run(Stream, 0, 3);

        await Should.ThrowAsync<ArgumentException>(async () => await store.WriteAsync(Stream, [run[0], run[2]], default));

        (await store.CountBelowAsync(Stream, 10, default)).ShouldBe(0);
    }

    [Fact]
    public async Task Count_below_tells_how_far_the_store_is()
    {
        var (store, _) = await ReopenAsync();
        await store.WriteAsync(Stream, Records.Run(Stream, 0, 10), default);
        await store.WriteAsync(Stream, Records.Run(Stream, 10, 10), default);

        (await store.CountBelowAsync(Stream, 15, default)).ShouldBe(15);
        (await store.CountBelowAsync(Stream, 25, default)).ShouldBe(20);
        (await store.CountBelowAsync(Other, 25, default)).ShouldBe(0);
    }

    [Fact]
    public async Task Record_comes_back_with_every_part()
    {
        var run = Records.Run(Stream, 0, 3);
        var (store, reader) = await ReopenAsync();
        await store.WriteAsync(Stream, run, default);
        EnvelopeId.TryParse(run[1].Leaf.Id, out var id).ShouldBeTrue();

        var record = await reader.GetAsync(id, default);

        record.ShouldNotBeNull();
        (record.Stream, record.Index).ShouldBe((Stream, 1));
        record.LeafBytes.ToArray().ShouldBe(run[1].LeafBytes.ToArray());
        record.DifferingColumns.ShouldBeEmpty();
        record.Parts.Select(part => part.Name).ShouldBe([PartName.Body, PartName.Raw]);
        foreach (var (stored, sealedPart) in record.Parts.Zip(run[1].Parts))
        {
            stored.KekId.ShouldBe(sealedPart.KekId);
            stored.WrappedKey!.Value.ToArray().ShouldBe(sealedPart.WrappedKey.ToArray());
            (stored.Payload?.ToArray()).ShouldBe(sealedPart.Payload?.ToArray());
            (stored.Salt?.ToArray()).ShouldBe(sealedPart.Salt?.ToArray());
            (stored.Ciphertext?.ToArray()).ShouldBe(sealedPart.Ciphertext?.ToArray());
        }
    }

    [Fact]
    public async Task Records_of_a_range_come_in_order_with_their_parts()
    {
        var (store, reader) = await ReopenAsync();
        await store.WriteAsync(Stream, Records.Run(Stream, 0, 1500), default);
        await store.WriteAsync(Stream, Records.Run(Stream, 1500, 1500), default);
        await store.WriteAsync(Other, Records.Run(Other, 0, 10), default);

        var records = await ListAsync(reader, Stream, 5, 2905);

        records.Select(record => record.Index).ShouldBe(Enumerable.Range(5, 2900).Select(i => (long)i));
        records.ShouldAllBe(record => record.Parts.Count == 2 && record.DifferingColumns.Count == 0 && record.Stream == Stream);
    }

    [Fact]
    public async Task Hole_in_the_rows_is_passed_over()
    {
        var (store, reader) = await ReopenAsync();
        await store.WriteAsync(Stream, Records.Run(Stream, 0, 3), default);
        await store.WriteAsync(Stream, Records.Run(Stream, 100_000, 2), default);

        var records = await ListAsync(reader, Stream, 0, long.MaxValue);
        var leaves = await store.ReadFromAsync(Stream, 1, 10, default);

        records.Select(record => record.Index).ShouldBe([0, 1, 2, 100_000, 100_001]);
        leaves.Select(leaf => leaf.Index).ShouldBe([1, 2, 100_000, 100_001]);
    }

    [Fact]
    public async Task Leaf_without_content_is_a_record_without_parts()
    {
        var (store, reader) = await ReopenAsync();
        var loss = Records.Loss(Stream, 0, first: 1, count: 3);

        await store.WriteAsync(Stream, [loss], default);

        var record = (await ListAsync(reader, Stream, 0, 1))[0];
        record.Parts.ShouldBeEmpty();
        record.DifferingColumns.ShouldBeEmpty();
        (await reader.FindAsync(new InteractionFilter(Always), null, 10, default)).Rows.ShouldBeEmpty();
    }

    [Fact]
    public async Task Pages_go_from_newest_to_oldest_without_a_hole_or_a_double()
    {
        var (store, reader) = await ReopenAsync();
        var run = Enumerable.Range(0, 25).Select(i => Records.One(Stream, i, Records.Start.AddSeconds(i / 5))).ToList();   // five share a time
        await store.WriteAsync(Stream, run, default);

        var seen = new List<InteractionRow>();
        InteractionCursor? cursor = null;
        do
        {
            var page = await reader.FindAsync(new InteractionFilter(Always), cursor, 7, default);
            seen.AddRange(page.Rows);
            cursor = page.Next;
        }
        while (cursor is not null);

        seen.Select(row => row.Leaf.Id).ShouldBe(run
            .OrderByDescending(record => record.Leaf.CapturedAt).ThenByDescending(record => record.Leaf.Id, StringComparer.Ordinal)
            .Select(record => record.Leaf.Id));
        seen[0].UserPseudonym.ShouldBe(Records.Pseudonym);
        (seen[0].Session, seen[0].Purpose).ShouldBe(("session-1", "answering"));
    }

    [Fact]
    public async Task Page_that_ends_exactly_is_the_last_one()
    {
        var (store, reader) = await ReopenAsync();
        await store.WriteAsync(Stream, Records.Run(Stream, 0, 10), default);

        var page = await reader.FindAsync(new InteractionFilter(Always), null, 10, default);

        (page.Rows.Count, page.Next).ShouldBe((10, null));
    }

    [Fact]
    public async Task Filters_keep_what_they_name()
    {
        var (store, reader) = await ReopenAsync();
        var plain = Records.Meta();
        await store.WriteAsync(
            Stream,
            [
                Records.One(Stream, 0),
                Records.One(Stream, 1, system: "intake"),
                Records.One(Stream, 2, user: null),
                Records.One(Stream, 3, meta: plain with { ModelAnswered = "other-model" }),
                Records.One(Stream, 4, meta: plain with { Provider = "anthropic" }),
                Records.One(Stream, 5, meta: plain with { Outcome = "refused" }),
                Records.One(Stream, 6, meta: plain with { Pii = [KeyValuePair.Create("NL_BSN", 1L)] }),
                Records.One(Stream, 7, Records.Start.AddDays(100)),
            ],
            default);

        (await FoundAsync(reader, new InteractionFilter(Always))).ShouldBe([7, 6, 5, 4, 3, 2, 1, 0]);
        (await FoundAsync(reader, new InteractionFilter(Always, System: "intake"))).ShouldBe([1]);
        (await FoundAsync(reader, new InteractionFilter(Always, UserPseudonym: Records.Pseudonym))).ShouldBe([7, 6, 5, 4, 3, 1, 0]);
        (await FoundAsync(reader, new InteractionFilter(Always, Model: "other-model"))).ShouldBe([3]);
        (await FoundAsync(reader, new InteractionFilter(Always, Model: "gpt-x"))).ShouldBe([7, 6, 5, 4, 3, 2, 1, 0]);
        (await FoundAsync(reader, new InteractionFilter(Always, Provider: "anthropic"))).ShouldBe([4]);
        (await FoundAsync(reader, new InteractionFilter(Always, Outcome: "refused"))).ShouldBe([5]);
        (await FoundAsync(reader, new InteractionFilter(Always, PiiKind: "NL_BSN"))).ShouldBe([6]);
        (await FoundAsync(reader, new InteractionFilter(Always, System: "helpdesk", Outcome: "refused", Provider: "anthropic"))).ShouldBeEmpty();
        (await FoundAsync(reader, new InteractionFilter(new Period(Records.Start.AddSeconds(1), Records.Start.AddSeconds(3))))).ShouldBe([2, 1]);
        (await FoundAsync(reader, new InteractionFilter(Always, System: "x' OR 1=1 --"))).ShouldBeEmpty();
    }

    [Fact]
    public async Task Unknown_figures_are_counted_and_never_zero()
    {
        var (store, reader) = await ReopenAsync();
        var known = Records.Meta();
        var unknown = known with { InputTokens = null, CachedInputTokens = null, OutputTokens = null, CostUsd = null, CostParts = [], ChargedUnits = [], Unpriced = "usage_unknown" };
        await store.WriteAsync(
            Stream,
            [
                Records.One(Stream, 0, meta: known),
                Records.One(Stream, 1, meta: known with { CostUsd = "0.000000000000000001" }),
                Records.One(Stream, 2, meta: unknown),
                Records.One(Stream, 3, meta: unknown with { Provider = "nobody" }),
            ],
            default);

        var all = await reader.TotalsAsync(new InteractionFilter(Always), TotalsGrouping.None, default);
        var providers = await reader.TotalsAsync(new InteractionFilter(Always), TotalsGrouping.Provider, default);

        all.ShouldBe([new TotalsLine("", 4, 200, 80, 0, 20, 0, 2, 4, 0.001250000000000001m, 2)]);
        providers.ShouldBe([
            new TotalsLine("nobody", 1, 0, 0, 0, 0, 0, 1, 1, null, 1),
            new TotalsLine("openai", 3, 200, 80, 0, 20, 0, 1, 3, 0.001250000000000001m, 1),
        ]);
    }

    [Fact]
    public async Task Totals_are_grouped_by_what_is_asked()
    {
        var (store, reader) = await ReopenAsync();
        await store.WriteAsync(
            Stream,
            [
                Records.One(Stream, 0),
                Records.One(Stream, 1, Records.Start.AddDays(1), system: null),
                Records.One(Stream, 2, Records.Start.AddDays(1), meta: Records.Meta() with { ModelAnswered = null, Outcome = "refused" }),
            ],
            default);

        (await KeysAsync(TotalsGrouping.Day)).ShouldBe([("2026-03-01", 1), ("2026-03-02", 2)]);
        (await KeysAsync(TotalsGrouping.Model)).ShouldBe([("gpt-x", 1), ("gpt-x-2026-01-01", 2)]);
        (await KeysAsync(TotalsGrouping.System)).ShouldBe([("helpdesk", 2), (null, 1)]);
        (await KeysAsync(TotalsGrouping.Outcome)).ShouldBe([("completed", 2), ("refused", 1)]);

        async Task<List<(string?, long)>> KeysAsync(TotalsGrouping grouping) =>
            [.. (await reader.TotalsAsync(new InteractionFilter(Always), grouping, default)).Select(line => (line.Key, line.Calls))];
    }

    [Fact]
    public async Task Personal_data_is_counted_by_kind()
    {
        var (store, reader) = await ReopenAsync();
        await store.WriteAsync(Stream, Records.Run(Stream, 0, 3), default);

        var lines = await reader.PiiAsync(new InteractionFilter(Always), default);

        lines.ShouldBe([new PiiLine("EMAIL_ADDRESS", 6, 3), new PiiLine("PERSON", 3, 3)]);
    }

    [Fact]
    public async Task Missing_gateway_numbers_are_named()
    {
        var (store, reader) = await ReopenAsync();
        long[] numbers = [1, 2, 5, 6, 6, 9];
        await store.WriteAsync(
            Stream, [.. numbers.Select((number, i) => Records.One(Stream, i, gatewayNumber: number))], default);

        var count = (await reader.CountGatewaysAsync(Always, default)).ShouldHaveSingleItem();

        (count.Instance, count.Recorded, count.Lost, count.Duplicates, count.First, count.Last).ShouldBe(("gw-1", 5, 0, 1, 1, 9));
        count.Missing.ShouldBe(4);
        count.Holes.ShouldBe([3, 4, 7, 8]);
        count.Told.ShouldBeNull();
    }

    [Fact]
    public async Task Number_recorded_outside_the_period_is_no_hole()
    {
        var (store, reader) = await ReopenAsync();
        await store.WriteAsync(
            Stream,
            [
                Records.One(Stream, 0, gatewayNumber: 1),
                Records.One(Stream, 1, Records.Start.AddDays(40), gatewayNumber: 2),
                Records.One(Stream, 2, gatewayNumber: 3),
            ],
            default);

        var counts = await reader.CountGatewaysAsync(new Period(Records.Start, Records.Start.AddDays(1)), default);

        (counts[0].Recorded, counts[0].First, counts[0].Last, counts[0].Missing).ShouldBe((3, 1, 3, 0));
    }

    [Fact]
    public async Task Loss_accounts_for_all_its_numbers()
    {
        var (store, reader) = await ReopenAsync();
        await store.WriteAsync(
            Stream,
            [
                Records.One(Stream, 0, gatewayNumber: 1),
                Records.Loss(Stream, 1, first: 3, count: 4),
                Records.One(Stream, 2, gatewayNumber: 8),
                Records.Loss(Stream, 3, first: 9, count: 2),
            ],
            default);

        var count = (await reader.CountGatewaysAsync(Always, default)).ShouldHaveSingleItem();

        (count.Recorded, count.Lost, count.Duplicates, count.First, count.Last, count.Missing).ShouldBe((2, 6, 0, 1, 10, 2));
        count.Holes.ShouldBe([2, 7]);
    }

    [Fact]
    public async Task Number_of_a_loss_that_is_on_record_as_well_is_a_duplicate()
    {
        var (store, reader) = await ReopenAsync();
        await store.WriteAsync(
            Stream,
            [
                Records.One(Stream, 0, gatewayNumber: 1),
                Records.Loss(Stream, 1, first: 2, count: 5),
                Records.One(Stream, 2, gatewayNumber: 4),
                Records.One(Stream, 3, gatewayNumber: 4),
                Records.Loss(Stream, 4, first: 6, count: 2),
            ],
            default);

        var count = (await reader.CountGatewaysAsync(Always, default)).ShouldHaveSingleItem();

        // 1 and 4 are recorded, 2, 3, 5, 6, 7 only lost; 4 stands three times, 6 twice.
        (count.Recorded, count.Lost, count.Duplicates, count.First, count.Last, count.Missing).ShouldBe((2, 5, 2, 1, 7, 0));
    }

    [Fact]
    public async Task Loss_that_reaches_over_the_end_of_a_span_counts_inside_it_only()
    {
        var (store, reader) = await ReopenAsync();
        await store.WriteAsync(
            Stream,
            [
                Records.Loss(Stream, 0, first: 1, count: 3, at: Records.Start.AddDays(-2)),
                Records.One(Stream, 1, gatewayNumber: 3),
                Records.One(Stream, 2, gatewayNumber: 5),
            ],
            default);

        var counts = await reader.CountGatewaysAsync(new Period(Records.Start, Records.Start.AddDays(1)), default);

        (counts[0].Recorded, counts[0].Lost, counts[0].Duplicates, counts[0].First, counts[0].Missing).ShouldBe((2, 0, 1, 3, 1));
    }

    [Fact]
    public async Task Heartbeat_takes_no_number_and_tells_of_the_newest_count()
    {
        var (store, reader) = await ReopenAsync();
        await store.WriteAsync(
            Stream,
            [
                Records.Heartbeat(Stream, 0, told: 0, open: []),
                Records.One(Stream, 1, gatewayNumber: 1),
                Records.Heartbeat(Stream, 2, told: 9, open: [2, 4, 5, 6]),
                Records.Heartbeat(Stream, 3, told: 3, open: [3], gateway: "gw-2"),
                Records.One(Stream, 4, gatewayNumber: 3),
            ],
            default);

        var counts = await reader.CountGatewaysAsync(Always, default);

        (counts[0].Recorded, counts[0].First, counts[0].Last, counts[0].Missing).ShouldBe((2, 1, 3, 1));
        var told = counts[0].Told.ShouldNotBeNull();
        (told.At, told.Last, told.OpenCount).ShouldBe((Records.Start.AddSeconds(2), 9, 4));
        told.Open.ShouldBe([2, 4, 5, 6]);
        (counts[1].Instance, counts[1].Recorded, counts[1].First, counts[1].Last).ShouldBe(("gw-2", 0, 0, 0));
        counts[1].Told!.Open.ShouldBe([3]);
        (await reader.FindAsync(new InteractionFilter(Always), null, 10, default)).Rows.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Holes_are_listed_up_to_a_bound_and_counted_beyond_it()
    {
        var (store, reader) = await ReopenAsync();
        await store.WriteAsync(
            Stream,
            [
                Records.One(Stream, 0, gatewayNumber: 1), Records.One(Stream, 1, gatewayNumber: 5), Records.One(Stream, 2, gatewayNumber: 9_000),
            ],
            default);

        var count = (await reader.CountGatewaysAsync(Always, default)).ShouldHaveSingleItem();

        count.Missing.ShouldBe(8_997);
        count.Holes.Count.ShouldBe(1_000);
        count.Holes.Take(4).ShouldBe([2, 3, 4, 6]);
    }

    [Fact]
    public async Task Oddities_are_found_among_many_numbers_that_run_on()
    {
        var (store, reader) = await ReopenAsync();
        var run = Enumerable.Range(0, 13_000).Where(i => i + 1 is not (8_500 or 12_288))   // 4,096 … 8,191 is whole; 8,500 and 12,288 are missing
            .Select((i, n) => Records.One(Stream, n, gatewayNumber: i + 1, type: LeafType.Reject)).ToList();
        await store.WriteAsync(Stream, run, default);

        var clean = (await reader.CountGatewaysAsync(Always, default)).ShouldHaveSingleItem();
        await store.WriteAsync(
            Stream,
            [
                Records.Loss(Stream, run.Count, first: 12_288, count: 1),
                Records.Loss(Stream, run.Count + 1, first: 8_190, count: 4),
                Records.One(Stream, run.Count + 2, gatewayNumber: 9_000, type: LeafType.Reject),
            ],
            default);
        var odd = (await reader.CountGatewaysAsync(Always, default)).ShouldHaveSingleItem();

        (clean.Recorded, clean.Lost, clean.Duplicates, clean.First, clean.Last, clean.Missing).ShouldBe((12_998, 0, 0, 1, 13_000, 2));
        clean.Holes.ShouldBe([8_500, 12_288]);
        (odd.Recorded, odd.Lost, odd.Duplicates, odd.Missing).ShouldBe((12_998, 1, 5, 1));
        odd.Holes.ShouldBe([8_500]);
    }

    [Fact]
    public async Task Losses_are_listed_with_cause_and_interval()
    {
        var (store, reader) = await ReopenAsync();
        await store.WriteAsync(
            Stream,
            [
                Records.One(Stream, 0),
                Records.Loss(Stream, 1, first: 2, count: 40, at: Records.Start, to: Records.Start.AddSeconds(9)),
                Records.Loss(Stream, 2, first: 42, count: 1, at: Records.Start.AddDays(2), system: null),
            ],
            default);

        var all = await reader.LossesAsync(Always, default);
        var touched = await reader.LossesAsync(Seconds(5, 30), default);

        all.Select(l => (l.FirstNumber, l.Count, l.System)).ShouldBe([(2, 40, "helpdesk"), (42, 1, null)]);
        touched.ShouldBe([
            new CaptureLossLine("gw-1", 2, "journal_full", Records.Start, Records.Start.AddSeconds(9), 40, "openai", "helpdesk"),
        ]);
        (await reader.LossesAsync(Seconds(30, 60), default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Losses_and_heartbeats_are_no_interactions()
    {
        var (store, reader) = await ReopenAsync();
        await store.WriteAsync(
            Stream,
            [Records.One(Stream, 0), Records.Loss(Stream, 1, first: 2, count: 7), Records.Heartbeat(Stream, 2, told: 8, open: [])],
            default);
        var filter = new InteractionFilter(Always);

        (await reader.FindAsync(filter, null, 10, default)).Rows.Count.ShouldBe(1);
        (await reader.TotalsAsync(filter, TotalsGrouping.None, default)).ShouldHaveSingleItem().Calls.ShouldBe(1);
        (await reader.PiiAsync(filter, default)).ShouldBe([new PiiLine("EMAIL_ADDRESS", 2, 1), new PiiLine("PERSON", 1, 1)]);
        (await reader.MetricAsync("redaction_coverage", Always, null, default))!.Records.ShouldBe(1);
        (await ListAsync(reader, Stream, 0, 10)).ShouldAllBe(record => record.DifferingColumns.Count == 0);
    }

    [Fact]
    public async Task Range_holds_the_records_of_the_period_in_each_stream()
    {
        var (store, reader) = await ReopenAsync();
        await store.WriteAsync(Stream, Records.Run(Stream, 0, 10), default);
        await store.WriteAsync(Other, Records.Run(Other, 0, 4), default);

        (await reader.RangeAsync(Stream, 10, Seconds(2, 6), default)).ShouldBe((2, 6));
        (await reader.RangeAsync(Other, 4, Seconds(2, 6), default)).ShouldBe((2, 4));
        (await reader.RangeAsync(Stream, 5, Seconds(2, 6), default)).ShouldBe((2, 5));
        (await reader.RangeAsync(Stream, 10, Seconds(-9, -1), default)).ShouldBe((0, 0));
        (await reader.RangeAsync(Stream, 10, Seconds(20, 30), default)).ShouldBe((10, 10));
    }

    [Theory]
    [InlineData(0, 3, 2, 6, 0, 6)]     // 0, 1, 2 are gone, the first of the period among them
    [InlineData(3, 8, 2, 6, 2, 8)]
    [InlineData(4, 10, 2, 6, 2, 10)]
    [InlineData(2, 6, 2, 6, 2, 6)]
    [InlineData(0, 10, 2, 6, 0, 10)]
    [InlineData(7, 9, 2, 6, 2, 6)]     // outside the period, rows of the period's end are there
    public async Task Range_reaches_over_rows_that_are_missing(int gone, int there, int from, int to, int first, int end)
    {
        var (store, reader) = await ReopenAsync();
        var all = Records.Run(Stream, 0, 10);
        if (gone > 0) await store.WriteAsync(Stream, [.. all.Take(gone)], default);
        if (there < 10) await store.WriteAsync(Stream, [.. all.Skip(there)], default);

        (await reader.RangeAsync(Stream, 10, Seconds(from, to), default)).ShouldBe((first, end));
    }

    [Fact]
    public async Task Metric_of_no_known_name_is_null()
    {
        var (_, reader) = await ReopenAsync();

        (await reader.MetricAsync("no_such_metric", Always, null, default)).ShouldBeNull();
    }

    [Fact]
    public async Task Redaction_coverage_tells_how_many_were_looked_at()
    {
        var (store, reader) = await ReopenAsync();
        await store.WriteAsync(
            Stream,
            [
                Records.One(Stream, 0),
                Records.One(Stream, 1, meta: Records.Meta() with { Redaction = "not_scanned", Pii = [] }),
                Records.One(Stream, 2, system: "intake"),
            ],
            default);

        var all = await reader.MetricAsync("redaction_coverage", Always, null, default);
        var one = await reader.MetricAsync("redaction_coverage", Always, "intake", default);

        all.ShouldNotBeNull();
        (all.Records, all.QueryVersion).ShouldBe((3, 1));
        all.Values.ShouldBe([
            KeyValuePair.Create("scanned", "2"), KeyValuePair.Create("partly_scanned", "0"),
            KeyValuePair.Create("not_scanned", "1"), KeyValuePair.Create("with_findings", "2"),
        ]);
        all.Rows.Count.ShouldBe(2);
        one!.Records.ShouldBe(1);
    }

    private static Period Seconds(int from, int to) => new(Records.Start.AddSeconds(from), Records.Start.AddSeconds(to));

    private static async Task<List<long>> FoundAsync(IRecordReader reader, InteractionFilter filter) =>
        [.. (await reader.FindAsync(filter, null, 100, default)).Rows.Select(row => row.Leaf.Index)];

    private static async Task<List<StoredRecord>> ListAsync(IRecordReader reader, StreamId stream, long from, long to)
    {
        var records = new List<StoredRecord>();
        await foreach (var record in reader.ReadAsync(stream, from, to, default)) records.Add(record);
        return records;
    }
}
