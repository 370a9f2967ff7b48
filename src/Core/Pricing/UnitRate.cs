namespace AuditPipeline.Core.Pricing;

/// <summary>US dollars for <see cref="PriceUnit.Per"/> of a unit.</summary>
/// <param name="Base">Rate below the first tier.</param>
/// <param name="Tiers">Ascending in start.</param>
public sealed record UnitRate(PriceUnit Unit, decimal Base, IReadOnlyList<PriceTier> Tiers)
{
    /// <summary>No rate is higher: a larger one is a mistake of whoever wrote the list.</summary>
    public const decimal Highest = 1_000_000_000m;

    /// <summary>Digits a rate has after the point at most: nobody prices finer, and so every product of a rate and a count ends within the
    /// digits of a cost column.</summary>
    public const int Digits = 12;

    /// <summary>The rate for a call of <paramref name="inputTokens"/>.</summary>
    public decimal At(long inputTokens)
    {
        var rate = Base;
        foreach (var tier in Tiers)
        {
            if (inputTokens > tier.Start) rate = tier.Rate;
        }

        return rate;
    }
}
