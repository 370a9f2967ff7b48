namespace AuditPipeline.Core.Queries;

/// <summary>Sums over the interactions of one group. Sums of unknown figures are left out and counted beside: unknown is never 0.</summary>
/// <param name="Key">Day as yyyy-MM-dd (UTC), model, system …; null where the record does not tell; the empty string for no grouping.</param>
/// <param name="UsageUnknown">Calls whose tokens nobody told.</param>
/// <param name="UsageCounted">Calls whose tokens were counted or estimated here, because no provider reported them in full.</param>
/// <param name="CostUsd">Sum over the priced calls; null when none is priced.</param>
/// <param name="Unpriced">Calls without a price.</param>
public sealed record TotalsLine(
    string? Key, long Calls, long InputTokens, long CachedInputTokens, long CacheWriteTokens, long OutputTokens, long ReasoningTokens,
    long UsageUnknown, long UsageCounted, decimal? CostUsd, long Unpriced);
