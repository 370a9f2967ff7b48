namespace AuditPipeline.Reports.Query;

/// <param name="Next">Cursor of the next page for <c>cursor=</c>; null on the last page.</param>
public sealed record InteractionList(DateTimeOffset From, DateTimeOffset To, IReadOnlyList<InteractionItem> Interactions, string? Next);
