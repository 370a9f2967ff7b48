using AuditPipeline.Core.Interactions;
using AuditPipeline.Core.Pricing;
using AuditPipeline.Processor.Meter;
using AuditPipeline.Processor.Tests.Decode;

namespace AuditPipeline.Processor.Tests.Meter;

public sealed class MeteringTests
{
    private static readonly DateTimeOffset At = new(2026, 2, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Answered_model_is_priced_before_the_one_asked_for()
    {
        var cost = Cost(Told(100, 10) with { ModelRequested = "my-deployment", ModelAnswered = "owl-1" });

        (cost.Usd, cost.PriceVersion, cost.Unpriced).ShouldBe((0.00028m, "test-prices/7", null));
    }

    [Fact]
    public void Model_asked_for_is_priced_when_the_answer_names_none_that_is_known()
    {
        Cost(Told(100, 10) with { ModelRequested = "owl-1", ModelAnswered = "alias" }).Usd.ShouldBe(0.00028m);
    }

    [Fact]
    public void Unknown_is_null_with_its_reason()
    {
        Cost(Told(100, 10) with { ModelRequested = "magpie" }).ShouldBe(new TokenCost(null, "test-prices/7", TokenCost.ModelUnknown));
        Cost(Told(null, null) with { ModelRequested = "owl-1" }).Unpriced.ShouldBe(TokenCost.UsageUnknown);
        Cost(Told(100, null) with { ModelRequested = "owl-1" }).Unpriced.ShouldBe(TokenCost.UsageUnknown);
        Cost(Told(100, 10) with { ModelRequested = "owl-pages" }).Unpriced.ShouldBe(TokenCost.PriceMissing);
        Cost(Told(100, 10) with { ModelRequested = "owl-1", Operation = "retrieve" }).Unpriced.ShouldBe(TokenCost.UsageRepeated);
        new Metering(null).CostOf("acme", At, Told(1, 1)).ShouldBe(new TokenCost(null, "none", TokenCost.PriceMissing));
    }

    [Fact]
    public void Output_left_out_is_none_when_the_total_equals_the_input()
    {
        var silent = Told(100, null) with
        {
            ModelRequested = "owl-1",
            Reported = ReportedUsage.None with { Input = 100, Total = 100 },
        };

        Cost(silent).Usd.ShouldBe(0.0002m);
    }

    [Fact]
    public void A_contract_for_the_tier_served_is_used_and_named()
    {
        var contract = ContractPrices.Parse(
            "{ name: c, version: 1, prices: [ { model: owl-1, tier: flex, usd: { input_mtok: 1, output_mtok: 1 } }, { model: owl-1, usd: { input_mtok: 2, output_mtok: 2 } } ] }"u8,
            "c.yaml");
        var call = Told(100, 10) with { ModelAnswered = "owl-1" };

        var flex = new Metering(contract).CostOf("acme", At, call with { ServiceTier = "flex" });
        var standard = new Metering(contract).CostOf("acme", At, call with { ServiceTier = "default" });

        (flex.Usd, flex.Tier).ShouldBe((0.00011m, "flex"));
        (standard.Usd, standard.Tier).ShouldBe((0.00022m, null));
    }

    private static TokenCost Cost(Interaction interaction)
    {
        using var json = Fixture.Open("prices/list.json");
        return new Metering(PriceList.Load(json)).CostOf("acme", At, interaction);
    }

    private static Interaction Told(long? input, long? output) => new()
    {
        Decoding = new Decoding("openai-chat", 1, null),
        Operation = "chat",
        Usage = Usage.Unknown with { Input = input, Output = output },
    };
}
