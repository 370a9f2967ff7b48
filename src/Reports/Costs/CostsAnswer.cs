namespace AuditPipeline.Reports.Costs;

/// <summary>A cost statement. Lines add up to the total.</summary>
/// <param name="By">What there is a line for; empty: one line.</param>
/// <param name="ExchangeRates">File the figures in euro rest on; null when there are none.</param>
/// <param name="Unallocated">The line of calls that belong to none of the keys; null when there is none.</param>
/// <param name="Unpriced">Calls without a figure, by model and reason.</param>
public sealed record CostsAnswer(
    DateTimeOffset From, DateTimeOffset To, string By, string? ExchangeRates, IReadOnlyList<CostItem> Lines, CostItem? Unallocated,
    IReadOnlyList<UnpricedItem> Unpriced, CostItem Total);
