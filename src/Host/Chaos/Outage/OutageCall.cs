namespace AuditPipeline.Host.Chaos.Outage;

/// <param name="Policy"><c>before</c> or <c>pass</c>, by its route.</param>
internal sealed record OutageCall(OutagePhase Phase, string Policy, ChaosCall Call)
{
    /// <summary>A refusal tells when to come again.</summary>
    public bool SaysWhen { get; set; }
}
