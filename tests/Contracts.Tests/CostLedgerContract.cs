using System.Text;
using AuditPipeline.Core.Captures;
using AuditPipeline.Core.Costs;
using AuditPipeline.Core.Ports;
using AuditPipeline.Core.Pricing;
using AuditPipeline.Core.Queries;
using AuditPipeline.Core.Sealing;
using AuditPipeline.Tests.Shared;

namespace AuditPipeline.Contracts.Tests;

/// <summary>What every cost ledger does.</summary>
public abstract class CostLedgerContract
{
    private static readonly StreamId Stream = StreamId.OfPartition(0);
    private static readonly InteractionFilter Always = new(new Period(Records.Start.AddDays(-10), Records.Start.AddDays(10)));
    private static readonly Dictionary<string, string> Teams = new() { ["helpdesk"] = "care" };

    /// <summary>2 dollars for a euro from the day after the first.</summary>
    private static readonly ExchangeRates Rates = ExchangeRates.Parse(Encoding.UTF8.GetBytes("Date,USD\n2026-03-02,2\n"), "rates.csv");

    protected abstract ValueTask<(IRecordStore Store, ICostLedger Ledger)> OpenAsync();

    [Theory]
    [InlineData(CostDimension.None)]
    [InlineData(CostDimension.Day)]
    [InlineData(CostDimension.System)]
    [InlineData(CostDimension.Team)]
    [InlineData(CostDimension.Model)]
    [InlineData(CostDimension.Provider)]
    public async Task Lines_add_up_to_the_total_whatever_they_are_grouped_by(CostDimension by)
    {
        var (store, ledger) = await OpenAsync();
        await FillAsync(store);

        var lines = await ledger.SumAsync(Asked(by), default);

        lines.Sum(line => line.Calls).ShouldBe(5);
        lines.Sum(line => line.Usd).ShouldBe(0.00375m);
        lines.Sum(line => line.FirstUsd).ShouldBe(0.00375m);
        lines.Sum(line => line.Unpriced).ShouldBe(2);
        lines.Sum(line => line.Eur).ShouldBe(0.00125m);
        lines.Sum(line => line.Unconverted).ShouldBe(1);
        (lines.Sum(line => line.Counted), lines.Sum(line => line.CountedUsd)).ShouldBe((1, 0.00125m));
        foreach (var line in lines) line.Parts.Values.Sum().ShouldBe(line.Usd ?? 0);
    }

    [Fact]
    public async Task A_team_is_that_of_the_system_else_the_tag_of_the_call_and_what_is_allocated_to_nobody_is_a_line_of_its_own()
    {
        var (store, ledger) = await OpenAsync();
        await FillAsync(store);

        (await ledger.SumAsync(Asked(CostDimension.System), default)).Select(line => (line.Key, line.Calls)).ShouldBe([("helpdesk", 3), (null, 2)]);
        (await ledger.SumAsync(Asked(CostDimension.Team), default)).Select(line => (line.Key, line.Calls)).ShouldBe([("care", 3), ("north", 2)]);
        (await ledger.SumAsync(Asked(CostDimension.Tag) with { Tag = "team" }, default)).Select(line => (line.Key, line.Calls)).ShouldBe([("north", 5)]);
        (await ledger.SumAsync(Asked(CostDimension.Tag) with { Tag = "project" }, default)).Select(line => (line.Key, line.Calls)).ShouldBe([(null, 5)]);
    }

    [Fact]
    public async Task Calls_without_a_figure_are_told_by_model_and_reason()
    {
        var (store, ledger) = await OpenAsync();
        await FillAsync(store);

        (await ledger.UnpricedAsync(Always, default)).Select(line => (line.Provider, line.Model, line.Reason, line.Calls)).ShouldBe(
            [("openai", "gpt-x-2026-01-01", "model_unknown", 1), ("openai", "gpt-x-2026-01-01", "usage_unknown", 1)], ignoreOrder: true);
    }

    [Fact]
    public async Task Charges_name_unit_count_and_amount_and_add_up_to_the_total()
    {
        var (store, ledger) = await OpenAsync();
        await FillAsync(store);

        var charges = await ledger.ChargesAsync(Asked(CostDimension.None), default).ToListAsync();

        charges.Sum(charge => charge.Usd).ShouldBe(0.00375m);
        charges.Where(charge => charge.Unit == "input_mtok").Sum(charge => charge.Count).ShouldBe(180);
        charges[0].ShouldBe(new Charge(
            new DateOnly(2026, 3, 1), "openai", "gpt-x-2026-01-01", "helpdesk", "care", null, "cache_read_mtok", "2026-03", 1, 40, 0.00025m, null));
    }

    [Fact]
    public async Task A_correction_stands_beside_the_first_figure_and_the_newest_counts()
    {
        var (store, ledger) = await OpenAsync();
        await FillAsync(store);
        var calls = await ledger.CallsAsync(Always, default).ToListAsync();

        await ledger.CorrectAsync("run-1", Records.Start.AddDays(2), "wrong list", [Correction(calls[0], 7m)], default);
        await ledger.CorrectAsync("run-2", Records.Start.AddDays(3), "list mended", [Correction(calls[0], 0.5m)], default);
        await ledger.CorrectAsync("run-2", Records.Start.AddDays(3), "list mended", [Correction(calls[0], 0.5m)], default);

        var total = (await ledger.SumAsync(Asked(CostDimension.None), default)).Single();
        (total.Usd, total.FirstUsd, total.Corrected, total.Calls).ShouldBe((0.5025m, 0.00375m, 1, 5));
        total.Parts["input_mtok"].ShouldBe(0.502m);
        (await ledger.CallsAsync(Always, default).ToListAsync())[0].PriceVersion.ShouldBe("new/1");
        (await ledger.RunsAsync(Always.Period, default)).Select(run => (run.Id, run.Reason, run.Corrections, run.Usd))
            .ShouldBe([("run-2", "list mended", 1, 0.5m), ("run-1", "wrong list", 1, 7m)]);
    }

    [Fact]
    public async Task Calls_come_back_with_everything_their_price_depends_on()
    {
        var (store, ledger) = await OpenAsync();
        await FillAsync(store);

        var call = (await ledger.CallsAsync(Always, default).ToListAsync())[0];

        (call.Operation, call.Provider, call.ModelAnswered, call.ModelRequested, call.Tier, call.Usd, call.Unpriced)
            .ShouldBe(("chat", "openai", "gpt-x-2026-01-01", "gpt-x", "flex", 0.00125m, null));
        (call.Usage.Input, call.Usage.CachedInput, call.Usage.Output, call.Usage.AudioInput, call.Usage.WebSearches).ShouldBe((100, 40, 10, 0, 2));
    }

    [Fact]
    public async Task Usage_is_told_by_day_and_model()
    {
        var (store, ledger) = await OpenAsync();
        await FillAsync(store);

        (await ledger.UsageAsync(Always, default)).Select(day => (day.Day.Day, day.Model, day.Calls, day.Input, day.Output, day.Unknown)).ShouldBe(
            [(1, "gpt-x-2026-01-01", 1, 100, 10, 0), (2, "gpt-x-2026-01-01", 4, 300, 30, 1)]);
    }

    private static CostQuestion Asked(CostDimension by) => new(Always, by, null, Teams, Rates);

    private static async Task FillAsync(IRecordStore store)
    {
        var priced = Records.Meta() with { UsageSource = "reported" };
        var unknown = priced with { CostUsd = null, CostParts = [], ChargedUnits = [] };
        await store.WriteAsync(
            Stream,
            [
                Records.One(Stream, 0, meta: priced),
                Records.One(Stream, 1, Records.Start.AddDays(1), meta: priced),
                Records.One(Stream, 2, Records.Start.AddDays(1), system: "unassigned", meta: priced with { UsageSource = "estimated" }),
                Records.One(Stream, 3, Records.Start.AddDays(1), system: "unassigned", meta: unknown with { Unpriced = TokenCost.ModelUnknown }),
                Records.One(Stream, 4, Records.Start.AddDays(1), meta: unknown with { Unpriced = TokenCost.UsageUnknown, InputTokens = null, OutputTokens = null }),
            ],
            default);
    }

    private static CostCorrection Correction(LedgerCall call, decimal usd) => new(
        call.Stream, call.Index, call.CapturedAt, new TokenCost(usd, "new/1", null) { Parts = [new CostPart(PriceUnit.Input, 100, usd)] });
}
