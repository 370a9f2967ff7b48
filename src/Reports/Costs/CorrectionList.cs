namespace AuditPipeline.Reports.Costs;

public sealed record CorrectionList(DateTimeOffset From, DateTimeOffset To, IReadOnlyList<CorrectionItem> Runs);
