namespace AuditPipeline.Reports.Costs;

/// <param name="Requests">Null when the export does not tell.</param>
/// <param name="InputTokens">All of them, cached ones included.</param>
public sealed record UsageFigures(long? Requests, long InputTokens, long CachedInputTokens, long OutputTokens);
