using AuditPipeline.Core.Interactions;

namespace AuditPipeline.Core.Pricing;

/// <summary>Usage × price of the day of the call, exact.</summary>
/// <param name="Usd">US dollars, without trailing zeros; null when unknown, never 0 for unknown.</param>
/// <param name="PriceVersion">Version of the price list it was looked up in.</param>
/// <param name="Unpriced">Machine word why there is no figure (<c>model_unknown</c>, <c>usage_unknown</c> …); null when there is one.</param>
public sealed record TokenCost(decimal? Usd, string PriceVersion, string? Unpriced)
{
    /// <summary>The exchange names no model, or none that the list knows.</summary>
    public const string ModelUnknown = "model_unknown";

    /// <summary>Input or output was not told, or a part that has a rate of its own is not told apart.</summary>
    public const string UsageUnknown = "usage_unknown";

    /// <summary>The told parts exceed their whole.</summary>
    public const string UsageInconsistent = "usage_inconsistent";

    /// <summary>The usage is that of an earlier call, told again.</summary>
    public const string UsageRepeated = "usage_repeated";

    /// <summary>There is no price list, or it has no token rate for the model.</summary>
    public const string PriceMissing = "price_missing";

    /// <summary>What makes up <see cref="Usd"/>, ordered by the list's name of the unit (ordinal); their sum is the figure. Empty when there is none.</summary>
    public IReadOnlyList<CostPart> Parts { get; init; } = [];

    /// <summary>Service tier the price was made for; null when the list makes no difference between them, and when there is no figure.</summary>
    public string? Tier { get; init; }

    public static TokenCost Unknown(string priceVersion, string reason) => new(null, priceVersion, reason);

    /// <summary>The cost of <paramref name="usage"/>. Every token is charged once, at the rate of the most special unit it falls in that
    /// has one: of the input, what was read from a cache at the cache rate, the rest at the input rate. Tiers go by all input tokens
    /// of the call and then hold for all its tokens. A part that is not told (cache, audio …) counts as none, so its tokens are charged at
    /// the rate of their whole; where the told parts show that they overlap and by how much is not told, the cost is unknown.</summary>
    public static TokenCost Of(Usage usage, ModelPrice price)
    {
        ArgumentNullException.ThrowIfNull(usage);
        ArgumentNullException.ThrowIfNull(price);

        if (price.Rates.Count == 0) return Unknown(price.Version, PriceMissing);

        var own = new decimal[price.Rates.Count];
        var parts = new List<CostPart>(4);
        var usd = 0m;
        for (var i = 0; i < price.Rates.Count; i++)   // the most special first
        {
            var rate = price.Rates[i];
            if (UnitCounts.Of(usage, rate.Unit) is not { } count) return Unknown(price.Version, UsageUnknown);

            decimal charged = count;
            for (var j = 0; j < i; j++)
            {
                if (price.Rates[j].Unit.IsPartOf(rate.Unit)) charged -= own[j];
            }

            if (charged < 0) return Unknown(price.Version, UsageInconsistent);

            own[i] = charged;
            if (charged == 0) continue;

            var added = (rate.At(usage.Input ?? 0) * charged / rate.Unit.Per).WithoutTrailingZeros();
            parts.Add(new CostPart(rate.Unit, (long)charged, added));
            usd += added;
        }

        parts.Sort(static (one, other) => string.CompareOrdinal(one.Unit.PriceKey, other.Unit.PriceKey));
        return new TokenCost(usd.WithoutTrailingZeros(), price.Version, null) { Parts = parts, Tier = price.Tier };
    }
}
