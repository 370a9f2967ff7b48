namespace AuditPipeline.Core.Pricing;

/// <summary>Whose price is asked for.</summary>
/// <param name="Provider">Name of the provider route; null when unknown.</param>
/// <param name="ModelAnswered">As the answer names it, in any case.</param>
/// <param name="ModelRequested">As the request names it: an alias or a deployment may be all that one of the two is.</param>
/// <param name="Tier">Service tier the provider said it served in (<c>batch</c>, <c>flex</c>, <c>priority</c> …), in its word; null when it said none.</param>
/// <param name="At">Time of the call.</param>
public sealed record PriceQuestion(string? Provider, string? ModelAnswered, string? ModelRequested, string? Tier, DateTimeOffset At);
