using AuditPipeline.Core.Interactions;
using AuditPipeline.Core.Pricing;

namespace AuditPipeline.Core.Tests.Pricing;

public sealed class TokenCostTests
{
    private static readonly ModelPrice Price = Of(
        (PriceUnit.Input, 3m), (PriceUnit.CacheRead, 0.3m), (PriceUnit.CacheWrite, 3.75m), (PriceUnit.CacheWriteOneHour, 6m),
        (PriceUnit.Output, 15m), (PriceUnit.WebSearches, 10m));

    [Fact]
    public void Every_token_is_charged_once_at_its_most_special_rate()
    {
        var usage = Tokens(1_000_000, 10) with { CachedInput = 400_000, CacheWrite = 300_000, CacheWriteOneHour = 100_000, WebSearches = 2 };

        var cost = TokenCost.Of(usage, Price);

        // 0.3 M × 3 + 0.4 M × 0.3 + 0.2 M × 3.75 + 0.1 M × 6 + 10 × 15 / 1 M + 2 × 10 / 1000
        (cost.Usd, cost.PriceVersion, cost.Unpriced).ShouldBe((2.39015m, "list/1", null));
        cost.Parts.ShouldBe(
        [
            new(PriceUnit.CacheRead, 400_000, 0.12m), new(PriceUnit.CacheWriteOneHour, 100_000, 0.6m), new(PriceUnit.CacheWrite, 200_000, 0.75m),
            new(PriceUnit.Input, 300_000, 0.9m), new(PriceUnit.Output, 10, 0.00015m), new(PriceUnit.WebSearches, 2, 0.02m),
        ]);
    }

    [Fact]
    public void Smallest_amounts_stay_exact_and_carry_no_trailing_zeros()
    {
        var cost = TokenCost.Of(Tokens(1, 0), Of((PriceUnit.Input, 0.050m), (PriceUnit.Output, 0.40m)));

        cost.Usd!.Value.ToString(System.Globalization.CultureInfo.InvariantCulture).ShouldBe("0.00000005");
    }

    [Fact]
    public void Nothing_used_costs_zero_which_is_not_unknown()
    {
        TokenCost.Of(Tokens(0, 0), Price).Usd.ShouldBe(0m);
    }

    [Theory]
    [InlineData(200_000, 1)]
    [InlineData(200_001, 2)]
    public void Tier_holds_for_all_tokens_of_a_call_above_its_start(long input, int rate)
    {
        var price = new ModelPrice(
            "list/1", "p", "m", [new UnitRate(PriceUnit.Input, 1m, [new PriceTier(200_000, 2m)]), new UnitRate(PriceUnit.Output, 0m, [])]);

        TokenCost.Of(Tokens(input, 0), price).Usd.ShouldBe(input * rate / 1_000_000m);
    }

    [Fact]
    public void Input_or_output_that_nobody_told_leaves_the_cost_unknown()
    {
        TokenCost.Of(Tokens(null, 5), Price).Unpriced.ShouldBe(TokenCost.UsageUnknown);
        TokenCost.Of(Tokens(5, null), Price).Unpriced.ShouldBe(TokenCost.UsageUnknown);
    }

    [Fact]
    public void Output_need_not_be_told_where_it_has_no_rate()
    {
        TokenCost.Of(Tokens(1_000_000, null), Of((PriceUnit.Input, 0.02m))).Usd.ShouldBe(0.02m);
    }

    [Fact]
    public void Overlap_that_has_its_own_rate_and_is_not_told_leaves_the_cost_unknown()
    {
        var price = Of(
            (PriceUnit.Input, 1m), (PriceUnit.InputAudio, 4m), (PriceUnit.CacheRead, 0.1m), (PriceUnit.CacheAudioRead, 0.4m), (PriceUnit.Output, 1m));
        var usage = Tokens(1_000, 0) with { AudioInput = 600, CachedInput = 500 };

        TokenCost.Of(usage, price).Unpriced.ShouldBe(TokenCost.UsageUnknown);

        // 100 plain × 1 + 400 audio × 4 + 300 cached × 0.1 + 200 cached audio × 0.4
        TokenCost.Of(usage with { CachedAudioInput = 200 }, price).Usd.ShouldBe(0.00181m);
    }

    [Fact]
    public void Parts_greater_than_their_whole_are_told_as_inconsistent()
    {
        TokenCost.Of(Tokens(10, 0) with { CachedInput = 11 }, Price).Unpriced.ShouldBe(TokenCost.UsageInconsistent);
    }

    private static Usage Tokens(long? input, long? output) => Usage.Unknown with { Input = input, Output = output };

    private static ModelPrice Of(params (PriceUnit Unit, decimal Rate)[] rates) =>
        new("list/1", "p", "m", rates.Select(rate => new UnitRate(rate.Unit, rate.Rate, [])));
}
