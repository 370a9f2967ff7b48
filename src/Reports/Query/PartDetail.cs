namespace AuditPipeline.Reports.Query;

/// <summary>What the store still has of one committed part.</summary>
/// <param name="State"><c>disclosed</c> (payload and salt below), <c>withheld</c> (kept encrypted), <c>erased</c> (its key is gone).</param>
/// <param name="Payload">Base64; with <paramref name="Salt"/> it opens the leaf's commitment.</param>
public sealed record PartDetail(string Name, string State, string? KekId, string? Payload, string? Salt);
