namespace AuditPipeline.Reports;

/// <summary>What came of an order.</summary>
/// <param name="PackId">Id in the pack store; null when the order was refused.</param>
/// <param name="Refusal">Why it was refused, fit to be shown; null when the pack was built.</param>
public sealed record PackReceipt(string? PackId, string? Refusal);
