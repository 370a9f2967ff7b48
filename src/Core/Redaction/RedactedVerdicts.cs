namespace AuditPipeline.Core.Redaction;

/// <summary>What the provider's checks found, without raw text; bounded and counted as <see cref="Interactions.ProviderVerdicts"/>.</summary>
public sealed record RedactedVerdicts(IReadOnlyList<RedactedVerdict> Kept, int Passed, int Beyond)
{
    public static RedactedVerdicts None { get; } = new([], 0, 0);

    public bool IsNone => Kept.Count == 0 && Passed == 0 && Beyond == 0;
}
