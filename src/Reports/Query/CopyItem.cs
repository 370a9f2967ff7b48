namespace AuditPipeline.Reports.Query;

/// <param name="Size">Size of the last anchor checkpoint it holds; 0 for none.</param>
/// <param name="Trouble">One word; null when it is up to date.</param>
public sealed record CopyItem(string Name, long Size, string? Trouble, DateTimeOffset? Since);
