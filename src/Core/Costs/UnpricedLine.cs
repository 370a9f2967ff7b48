namespace AuditPipeline.Core.Costs;

/// <summary>Calls without a figure, and why: a notice to whoever keeps the price lists.</summary>
/// <param name="Model">Answered, else asked for; null when the exchange names none.</param>
/// <param name="Reason">Word of <see cref="Pricing.TokenCost"/>.</param>
public sealed record UnpricedLine(string? Provider, string? Model, string Reason, long Calls, DateTimeOffset First, DateTimeOffset Last);
