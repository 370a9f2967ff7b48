using AuditPipeline.Core.Pricing;
using AuditPipeline.Core.Queries;

namespace AuditPipeline.Core.Costs;

/// <summary>A question to the cost ledger.</summary>
/// <param name="Filter">Which interactions.</param>
/// <param name="By">A line for each what.</param>
/// <param name="Tag">Name of the tag where <paramref name="By"/> is <see cref="CostDimension.Tag"/>; else null.</param>
/// <param name="Teams">System → team.</param>
/// <param name="Rates">Null: no figures in euro.</param>
public sealed record CostQuestion(
    InteractionFilter Filter, CostDimension By, string? Tag, IReadOnlyDictionary<string, string> Teams, ExchangeRates? Rates);
