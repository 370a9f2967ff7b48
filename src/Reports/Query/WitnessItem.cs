namespace AuditPipeline.Reports.Query;

/// <param name="Size">Anchor size it cosigned last; 0 for none.</param>
/// <param name="Trouble">One word; null when it answers.</param>
public sealed record WitnessItem(string Name, string? Url, long Size, DateTimeOffset? CosignedAt, string? Trouble, DateTimeOffset? Since);
