namespace AuditPipeline.Reports.Query;

public sealed record TotalsAnswer(DateTimeOffset From, DateTimeOffset To, string By, IReadOnlyList<TotalsItem> Lines);
