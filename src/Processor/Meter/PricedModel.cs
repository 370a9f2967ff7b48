using AuditPipeline.Core.Pricing;

namespace AuditPipeline.Processor.Meter;

/// <summary>One model of a price list.</summary>
/// <param name="Prices">In the list's order: of those that hold at a time the last counts, and the first when none does.</param>
internal sealed record PricedModel(string Id, MatchClause Match, IReadOnlyList<DatedPrice> Prices)
{
    public ModelPrice At(DateTimeOffset at)
    {
        for (var i = Prices.Count - 1; i >= 0; i--)
        {
            if (Prices[i].HoldsAt(at)) return Prices[i].Price;
        }

        return Prices[0].Price;
    }
}
