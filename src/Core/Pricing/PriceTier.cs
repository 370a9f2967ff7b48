namespace AuditPipeline.Core.Pricing;

/// <summary>Another rate for long calls.</summary>
/// <param name="Start">Holds for calls of more input tokens than this.</param>
/// <param name="Rate">US dollars for <see cref="PriceUnit.Per"/>.</param>
public readonly record struct PriceTier(long Start, decimal Rate);
