using System.Text;
using AuditPipeline.Core.Captures;
using AuditPipeline.Core.Pricing;
using AuditPipeline.Core.Sealing;
using AuditPipeline.Tests.Shared;

namespace AuditPipeline.Processor.Tests.Seal;

/// <summary>What the line makes of deliveries that are no envelope.</summary>
public sealed class RecordPreparerTests
{
    private static readonly DateTimeOffset From = LineBench.Start.AddMicroseconds(7);
    private static readonly EnvelopeId Id = new(Guid.Parse("018f5c1e-7c00-7abc-8def-0123456789ab"));

    private static readonly CaptureLoss Loss =
        new(Id, "acme", "openai", "helpdesk", LossCause.JournalFull, From, From.AddSeconds(3), 40);

    [Fact]
    public async Task Loss_becomes_one_leaf_with_its_first_number_and_one_number_of_its_system()
    {
        var leaf = await SealedAsync(Delivery.Of(LineBench.Stream, 4, new NumberedLoss(Loss, new GatewayNumber("gw-1", 12))));

        leaf.ShouldBe(
            """{"gs":12,"gw":"gw-1","id":"018f5c1e-7c00-7abc-8def-0123456789ab","meta":{"lost":40,"lost_from":"2026-11-20T09:00:00.000007Z","lost_to":"2026-11-20T09:00:03.000007Z","origin":"gateway","provider":"openai","reason":"journal_full","tenant":"acme"},"n":1,"sn":1,"stream":"audit.test/line/s/p00","sys":"helpdesk","ts":"2026-11-20T09:00:00.000007Z","type":"loss","v":1}""");
    }

    [Fact]
    public async Task Loss_of_nobody_knows_which_system_is_unassigned()
    {
        var loss = Loss with { System = null, Cause = LossCause.GatewayDied, Provider = CaptureLoss.Unknown };

        var leaf = await SealedAsync(Delivery.Of(LineBench.Stream, 4, new NumberedLoss(loss, new GatewayNumber("gw-1", 12))));

        leaf.ShouldContain("\"sys\":\"unassigned\"");
        leaf.ShouldContain("\"reason\":\"gateway_died\"");
    }

    [Fact]
    public async Task Heartbeat_becomes_a_leaf_without_system()
    {
        var heartbeat = new Heartbeat(Id, From, new GatewayNumber("gw-1", 60), [5, 9, 10, 11, 12], 5);

        var leaf = await SealedAsync(Delivery.Of(LineBench.Stream, 4, heartbeat));

        leaf.ShouldBe(
            """{"gs":60,"gw":"gw-1","id":"018f5c1e-7c00-7abc-8def-0123456789ab","meta":{"open":5,"open_numbers":"5,9-12"},"n":1,"stream":"audit.test/line/s/p00","ts":"2026-11-20T09:00:00.000007Z","type":"heartbeat","v":1}""");
    }

    [Fact]
    public async Task Heartbeat_with_more_open_calls_than_fit_says_that_it_is_cut()
    {
        var open = Enumerable.Range(0, Heartbeat.MostOpen).Select(i => 1_000_000L + 2 * i).ToList();

        var leaf = await SealedAsync(Delivery.Of(LineBench.Stream, 4, new Heartbeat(Id, From, new GatewayNumber("gw-1", 9_000_000), open, 2_500)));

        var meta = LeafParser.Parse(Encoding.UTF8.GetBytes(leaf)).Meta.ShouldNotBeNull();
        (meta.Open, meta.OpenCut).ShouldBe((2_500, true));
        meta.OpenNumbers!.Length.ShouldBeLessThanOrEqualTo(NumberRanges.MaxLength);
    }

    [Fact]
    public async Task What_the_clock_or_the_count_got_wrong_is_still_a_leaf_that_can_be_read()
    {
        var loss = Loss with { To = Loss.From.AddSeconds(-1) };
        var heartbeat = new Heartbeat(Id, From, new GatewayNumber("gw-1", 0), [3], 0);

        var lost = await SealedAsync(Delivery.Of(LineBench.Stream, 0, new NumberedLoss(loss, new GatewayNumber("gw-1", 1))));
        var told = await SealedAsync(Delivery.Of(LineBench.Stream, 0, heartbeat));

        LeafParser.Parse(Encoding.UTF8.GetBytes(lost)).Meta!.LostTo.ShouldBe(From);
        LeafParser.Parse(Encoding.UTF8.GetBytes(told)).Meta!.Open.ShouldBe(1);
    }

    [Fact]
    public async Task Losses_and_heartbeats_redelivered_after_a_death_are_sealed_once()
    {
        var bench = new LineBench();
        var calls = await bench.DeliveriesAsync(3);
        List<Delivery> deliveries =
        [
            .. calls,
            Delivery.Of(LineBench.Stream, 6, new NumberedLoss(Loss, new GatewayNumber("gw-1", 4))),
            Delivery.Of(LineBench.Stream, 8, new Heartbeat(EnvelopeId.New(From, new CountingRandomness()), From, new GatewayNumber("gw-1", 43), [], 0)),
        ];
        var queue = new MemoryQueue(deliveries, batch: 10);
        bench.Store.DeathsAfterWrite = 1;

        var first = await bench.RunAsync(queue);
        var second = await bench.RunAsync(queue);

        first.ShouldNotBeNull();
        second.ShouldBeNull();
        bench.Store.Rows.Select(r => r.Leaf.Type).ShouldBe(["tally", "interaction", "interaction", "interaction", "loss", "heartbeat"]);
    }

    [Fact]
    public async Task Call_that_told_no_usage_is_sealed_with_an_estimate_that_says_so()
    {
        var told = (await new LineBench().DeliveriesAsync(1))[0].Envelope!;
        var silent = Encoding.UTF8.GetBytes("""{"id":"c0","model":"gpt-4o-mini","choices":[{"index":0,"message":{"role":"assistant","content":"Done 0"},"finish_reason":"stop"}]}""");
        var bench = new LineBench { Prices = new PricesByToken() };
        var deliveries = await bench.DeliveriesAsync(2);
        var second = deliveries[1].Envelope! with { Response = told.Response! with { Body = silent } };

        (await bench.RunAsync(new MemoryQueue([deliveries[0], Delivery.Of(LineBench.Stream, 2, second)], batch: 2))).ShouldBeNull();

        var metas = bench.Store.Rows.Where(row => row.Leaf.Type == LeafType.Interaction).Select(row => row.Leaf.Meta!).ToList();
        metas.Select(meta => (meta.UsageSource, meta.UsageMethod)).ShouldBe([("reported", null), ("estimated", "estimate:characters")]);
        metas.Select(meta => (meta.InputTokens, meta.OutputTokens)).ShouldBe([(12, 3), (14, 2)]);   // 28 characters and the frame of 7; 6
        metas.Select(meta => meta.CostUsd).ShouldBe(["0.015", "0.016"]);
    }

    private static async Task<string> SealedAsync(Delivery delivery)
    {
        var texts = new List<string>();
        for (var life = 0; life < 2; life++)   // the same delivery gives the same bytes
        {
            var bench = new LineBench();
            (await bench.RunAsync(new MemoryQueue([delivery], batch: 1))).ShouldBeNull();
            texts.Add(Encoding.UTF8.GetString(bench.Store.Rows[1].LeafBytes.Span));
        }

        texts[0].ShouldBe(texts[1]);
        return texts[0];
    }

    private sealed class PricesByToken : IPriceList
    {
        public string Version => "test/1";

        public ModelPrice? Find(PriceQuestion question) => new(
            Version, "openai", question.ModelAnswered ?? "", [new UnitRate(PriceUnit.Input, 1_000, []), new UnitRate(PriceUnit.Output, 1_000, [])]);
    }
}
