using AuditPipeline.Core.Interactions;

namespace AuditPipeline.Core.Redaction;

/// <summary>One turn after redaction.</summary>
public sealed record RedactedMessage(MessageRole Role, IReadOnlyList<RedactedPart> Parts, int Choice);
