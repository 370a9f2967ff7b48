namespace AuditPipeline.Core.Interactions;

/// <summary>What one of the provider's own checks (content filter, guardrail, moderation) found.</summary>
/// <param name="Kind">The provider's word for what it looks for: <c>hate</c>, <c>HARM_CATEGORY_HARASSMENT</c>, <c>jailbreak</c> …</param>
/// <param name="Severity">The provider's word for how bad it is, or null: <c>medium</c>, <c>HIGH</c> …</param>
public sealed record ProviderVerdict(string Kind, string? Severity, VerdictAction Action, VerdictPlace Place);
