namespace AuditPipeline.Reports.Packs;

/// <summary>Head of one log at the end of the period, as its signed checkpoint says.</summary>
/// <param name="Root">Root hash, base64.</param>
public sealed record LogHead(string Origin, long Size, string Root);
