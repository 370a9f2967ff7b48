using AuditPipeline.Core.Interactions;

namespace AuditPipeline.Core.Redaction;

/// <summary>What one of the provider's checks found, without raw text.</summary>
/// <param name="Kind">A customer may have named it (a topic of a guardrail): redacted as text.</param>
/// <param name="Severity">A plain word, or the mark of one that was none.</param>
public sealed record RedactedVerdict(RedactedText Kind, string? Severity, VerdictAction Action, VerdictPlace Place);
