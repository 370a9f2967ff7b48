namespace AuditPipeline.Core.Queries;

/// <param name="Next">Cursor of the next page; null on the last one.</param>
public sealed record InteractionPage(IReadOnlyList<InteractionRow> Rows, InteractionCursor? Next);
