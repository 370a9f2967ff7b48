namespace AuditPipeline.Reports.Query;

/// <summary>Accepted = recorded + lost + open, per gateway instance and in all.</summary>
public sealed record CompletenessAnswer(
    DateTimeOffset From, DateTimeOffset To, long Accepted, long Recorded, long Lost, long Open, long Unexplained, long Duplicates, bool AddsUp,
    IReadOnlyList<GatewayItem> Gateways);
