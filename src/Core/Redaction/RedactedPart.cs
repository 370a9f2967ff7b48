using AuditPipeline.Core.Interactions;

namespace AuditPipeline.Core.Redaction;

/// <summary>One part of a message after redaction.</summary>
public sealed record RedactedPart(MessagePartKind Kind, RedactedText Text, RedactedText? Name, RedactedText? CallId);
