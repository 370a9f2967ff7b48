using AuditPipeline.Core.Costs;
using AuditPipeline.Core.Pricing;

namespace AuditPipeline.Reports.Costs;

/// <summary>A charge as FOCUS tells it.</summary>
/// <param name="Cost">In <paramref name="Currency"/>.</param>
/// <param name="Per">Units a price is for.</param>
/// <param name="UnitName">Tokens, Requests or Searches.</param>
/// <param name="Tags">JSON object.</param>
internal sealed record FocusLine(Charge Charge, string Account, string Currency, decimal Cost, int Per, string UnitName, string Tags)
{
    public decimal PricingQuantity => (decimal)Charge.Count / Per;

    /// <summary>In <see cref="Currency"/> for <see cref="Per"/> units, over the line: calls of different price steps share it. Null when nothing was counted.</summary>
    public decimal? UnitPrice => Price(Cost);

    public decimal? UsdUnitPrice => Price(Charge.Usd);

    private decimal? Price(decimal cost) => Charge.Count == 0 ? null : decimal.Round(cost * Per / Charge.Count, UnitRate.Digits).WithoutTrailingZeros();
}
