namespace AuditPipeline.Core.Queries;

/// <summary>Which interactions are asked for; null members do not restrict.</summary>
/// <param name="UserPseudonym">Pseudonym, 32 hex digits (the API computes it from the user asked for).</param>
/// <param name="Model">Matches the model asked for or the model answered.</param>
/// <param name="PiiKind">Entity kind that was found at least once.</param>
public sealed record InteractionFilter(
    Period Period,
    string? System = null,
    string? UserPseudonym = null,
    string? Model = null,
    string? Provider = null,
    string? Outcome = null,
    string? PiiKind = null);
