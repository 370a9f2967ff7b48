namespace AuditPipeline.Core.Interactions;

/// <summary>One part of a message, raw. It exists only between Decode and Redact.</summary>
/// <param name="Text">Text, tool arguments (JSON as text) or tool result; empty for media.</param>
/// <param name="Name">Function name for tool parts, media type for media; else null.</param>
/// <param name="CallId">Provider's id of the tool call, where told.</param>
public sealed record MessagePart(MessagePartKind Kind, string Text, string? Name = null, string? CallId = null);
