using AuditPipeline.Core.Interactions;
using AuditPipeline.Core.Pricing;
using FsCheck;
using FsCheck.Fluent;

namespace AuditPipeline.Core.Tests.Pricing;

/// <summary>What holds for every price and every usage.</summary>
public sealed class TokenCostPropertyTests
{
    private static readonly PriceUnit[] Rated =
        [PriceUnit.CacheRead, PriceUnit.CacheWrite, PriceUnit.CacheWriteOneHour, PriceUnit.OutputReasoning, PriceUnit.WebSearches, PriceUnit.Requests];

    private static readonly Gen<Usage> Usages =
        from counts in Gen.Choose(0, 400_000).ListOf(7)
        select Usage.Unknown with
        {
            Input = counts[0] + counts[1] + counts[2],
            CachedInput = counts[1],
            CacheWrite = counts[2],
            CacheWriteOneHour = Math.Min(counts[2], counts[3]),
            Output = counts[4] + counts[5],
            Reasoning = counts[5],
            WebSearches = counts[6] % 9,
        };

    private static readonly Gen<ModelPrice> Prices =
        from rates in Gen.Choose(0, 99_999).ListOf(Rated.Length + 4)
        from rated in Gen.SubListOf(Rated)
        select new ModelPrice(
            "list/1", "p", "m",
            [
                new UnitRate(PriceUnit.Input, rates[0] / 1_000m, [new PriceTier(200_000, (rates[0] + rates[1]) / 1_000m)]),
                new UnitRate(PriceUnit.Output, rates[2] / 1_000m, [new PriceTier(200_000, (rates[2] + rates[3]) / 1_000m)]),
                .. rated.Select((unit, i) => new UnitRate(unit, rates[i + 4] / 1_000m, [])),
            ]);

    [Fact]
    public void Parts_add_up_to_the_figure() => Holds((usage, price) =>
    {
        var cost = TokenCost.Of(usage, price);

        cost.Usd.ShouldBe(cost.Parts.Sum(part => part.Usd));
    });

    [Fact]
    public void Every_token_stands_in_one_part() => Holds((usage, price) =>
    {
        var tokens = TokenCost.Of(usage, price).Parts.Where(part => part.Unit.Dimensions.Contains("family=tokens")).Sum(part => part.Count);

        tokens.ShouldBe(usage.Input!.Value + usage.Output!.Value);
    });

    [Fact]
    public void More_tokens_never_cost_less() => Holds((usage, price) =>
    {
        var cost = TokenCost.Of(usage, price).Usd;

        TokenCost.Of(usage with { Input = usage.Input + 1 }, price).Usd!.Value.ShouldBeGreaterThanOrEqualTo(cost!.Value);
        TokenCost.Of(usage with { Output = usage.Output + 1 }, price).Usd!.Value.ShouldBeGreaterThanOrEqualTo(cost.Value);
        TokenCost.Of(usage with { Input = usage.Input + 1, CachedInput = usage.CachedInput + 1 }, price).Usd!.Value
            .ShouldBeGreaterThanOrEqualTo(cost.Value);
    });

    [Fact]
    public void Calls_below_the_first_step_cost_together_what_their_sum_would() => Holds((usage, price) =>
    {
        var flat = new ModelPrice(price.Version, price.Provider, price.Model, price.Rates
            .Where(rate => rate.Unit != PriceUnit.Requests)
            .Select(rate => rate with { Tiers = [] }));
        var twice = Usage.Unknown with
        {
            Input = usage.Input * 2, CachedInput = usage.CachedInput * 2, CacheWrite = usage.CacheWrite * 2,
            CacheWriteOneHour = usage.CacheWriteOneHour * 2, Output = usage.Output * 2, Reasoning = usage.Reasoning * 2,
            WebSearches = usage.WebSearches * 2,
        };

        TokenCost.Of(twice, flat).Usd.ShouldBe(TokenCost.Of(usage, flat).Usd * 2);
    });

    [Fact]
    public void Usage_comes_back_from_what_a_record_keeps_of_it() => Holds((usage, _) =>
    {
        var kept = Usage.Unknown with
        {
            Input = usage.Input, CachedInput = usage.CachedInput, CacheWrite = usage.CacheWrite, Output = usage.Output, Reasoning = usage.Reasoning,
        };

        UsageDetails.AddTo(kept, UsageDetails.Of(usage)).ShouldBe(usage);
    });

    private static void Holds(Action<Usage, ModelPrice> property) => Prop
        .ForAll(Usages.Zip(Prices).ToArbitrary(), drawn => property(drawn.Item1, drawn.Item2))
        .Check(Config.QuickThrowOnFailure.WithMaxTest(500));
}
