namespace AuditPipeline.Reports.Query;

/// <summary>Pack ids, newest first.</summary>
public sealed record PackList(IReadOnlyList<string> Packs);
