namespace AuditPipeline.Core.Costs;

/// <summary>Sums over the interactions of one group. What is unknown is left out of the sums and counted beside: it is never 0.</summary>
/// <param name="Key">Day yyyy-MM-dd (UTC), system, team, tag, model or provider; null for calls that are allocated to none; the empty string without grouping.</param>
/// <param name="Calls">Interactions.</param>
/// <param name="InputTokens">All input tokens, cached ones included.</param>
/// <param name="CachedInputTokens">The part read from a cache.</param>
/// <param name="CacheWriteTokens">The part written to one.</param>
/// <param name="OutputTokens">All output tokens, reasoning included.</param>
/// <param name="ReasoningTokens">The part spent on reasoning.</param>
/// <param name="Unpriced">Calls without a figure.</param>
/// <param name="Counted">Calls whose tokens no provider reported in full: they were counted or estimated here.</param>
/// <param name="CountedUsd">The part of <paramref name="Usd"/> that is theirs; null when none of them has a figure.</param>
/// <param name="Corrected">Calls whose figure is a correction.</param>
/// <param name="Usd">Sum of the figures as they stand now; null when no call has one.</param>
/// <param name="FirstUsd">Sum of the figures as first written; null when no call had one.</param>
/// <param name="Eur"><paramref name="Usd"/> at the rate of each call's day; null when none could be converted.</param>
/// <param name="Unconverted">Priced calls of days without a rate.</param>
/// <param name="Parts">What makes up <paramref name="Usd"/>, by unit of the price list.</param>
public sealed record CostLine(
    string? Key, long Calls, long InputTokens, long CachedInputTokens, long CacheWriteTokens, long OutputTokens, long ReasoningTokens,
    long Unpriced, long Counted, decimal? CountedUsd, long Corrected, decimal? Usd, decimal? FirstUsd, decimal? Eur, long Unconverted, IReadOnlyDictionary<string, decimal> Parts);
