namespace AuditPipeline.Core.Queries;

/// <summary>Place after which a page begins: newest first by capture time, then by id. Stable while records arrive.</summary>
public readonly record struct InteractionCursor(DateTimeOffset CapturedAt, string Id);
