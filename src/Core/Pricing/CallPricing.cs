using AuditPipeline.Core.Interactions;

namespace AuditPipeline.Core.Pricing;

/// <summary>What one call costs by a price list: one rule, whether at the time of the call or later.</summary>
public static class CallPricing
{
    public static TokenCost CostOf(IPriceList prices, PriceQuestion question, string operation, Usage usage)
    {
        ArgumentNullException.ThrowIfNull(prices);
        ArgumentNullException.ThrowIfNull(usage);

        if (operation == "retrieve") return TokenCost.Unknown(prices.Version, TokenCost.UsageRepeated);
        if (usage.IsUnknown) return TokenCost.Unknown(prices.Version, TokenCost.UsageUnknown);

        return prices.Find(question) is { } price ? TokenCost.Of(usage, price) : TokenCost.Unknown(prices.Version, TokenCost.ModelUnknown);
    }
}
