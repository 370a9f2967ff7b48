namespace AuditPipeline.Core.Redaction;

/// <summary>What a text holds by one policy.</summary>
/// <param name="Redacted">What is redacted, or what failed.</param>
/// <param name="Kept">Values whose operator is <c>keep</c>, by start; some may overlap what is redacted.</param>
internal readonly record struct PolicyScan(TextScan Redacted, IReadOnlyList<Detection> Kept);
