namespace AuditPipeline.Reports.Costs;

/// <summary>Orders that a period is priced again by the lists as they are now.</summary>
/// <param name="From">First moment, ISO 8601.</param>
/// <param name="To">Moment after the last.</param>
/// <param name="Reason">Why; stands beside every correction. No personal data.</param>
/// <param name="Provider">Only calls of this route.</param>
/// <param name="Model">Only calls of this model.</param>
/// <param name="DryRun">Tells what would change and writes nothing.</param>
public sealed record CorrectionOrder(string? From, string? To, string? Reason, string? Provider = null, string? Model = null, bool DryRun = false);
