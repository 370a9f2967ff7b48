namespace AuditPipeline.Processor.Meter;

/// <summary>One provider of a price list.</summary>
/// <param name="Alias">Other names of the provider; null when it has none.</param>
/// <param name="ModelMatch">Models that are this provider's wherever they are called; null when there are none.</param>
/// <param name="Fallbacks">Providers whose models it serves at their price.</param>
internal sealed record PricedProvider(
    string Id, MatchClause? Alias, MatchClause? ModelMatch, IReadOnlyList<string> Fallbacks, IReadOnlyList<PricedModel> Models);
