namespace AuditPipeline.Core.Pricing;

/// <summary>US dollars for <see cref="PriceUnit.Per"/> of a unit.</summary>
/// <param name="Base">Rate below the first tier.</param>
/// <param name="Tiers">Ascending in start.</param>
public sealed record UnitRate(PriceUnit Unit, decimal Base, IReadOnlyList<PriceTier> Tiers)
{
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
