namespace AuditPipeline.Reports.Query;

/// <param name="Size">Anchor size of the last token; 0 for none since the start.</param>
/// <param name="Time">Its time.</param>
/// <param name="DeviationSeconds">Its time minus ours.</param>
/// <param name="Trouble">One word; null when it answers.</param>
public sealed record TimestampItem(string Url, long Size, DateTimeOffset? Time, double? DeviationSeconds, string? Trouble, DateTimeOffset? Since);
