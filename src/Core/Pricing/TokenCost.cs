namespace AuditPipeline.Core.Pricing;

/// <summary>Usage × price of the day of the call, exact.</summary>
/// <param name="Usd">US dollars; null when unknown, never 0 for unknown.</param>
/// <param name="PriceVersion">Version of the price list it was looked up in.</param>
/// <param name="Unpriced">Machine word why there is no figure (<c>model_unknown</c>, <c>usage_unknown</c> …); null when there is one.</param>
public sealed record TokenCost(decimal? Usd, string PriceVersion, string? Unpriced);
