namespace AuditPipeline.Core.Costs;

/// <summary>One pricing anew of a period.</summary>
/// <param name="Id">Sortable by time.</param>
/// <param name="Reason">Said by who ordered it.</param>
/// <param name="Corrections">Calls whose figure changed.</param>
/// <param name="Usd">Sum of the figures it wrote; null when none is known.</param>
public sealed record CorrectionRun(string Id, DateTimeOffset At, string Reason, string PriceVersion, long Corrections, decimal? Usd);
