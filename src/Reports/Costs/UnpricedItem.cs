namespace AuditPipeline.Reports.Costs;

/// <summary>A notice: calls of this model have no figure, and why.</summary>
public sealed record UnpricedItem(string? Provider, string? Model, string Reason, long Calls, DateTimeOffset First, DateTimeOffset Last);
