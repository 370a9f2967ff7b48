namespace AuditPipeline.Pii.Lines;

/// <summary>How a scan of a file of texts ended.</summary>
/// <param name="Lines">Lines answered.</param>
/// <param name="Error">File, line and what is wrong with it, never its content; null when all lines were answered.</param>
public sealed record PiiScanOutcome(long Lines, string? Error);
