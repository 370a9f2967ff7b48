namespace AuditPipeline.Core.Controls;

/// <summary>What controls are evaluated against, beside their metrics.</summary>
/// <param name="Systems">Systems the pack covers.</param>
/// <param name="Integrity">Null when no verification ran.</param>
public sealed record ControlInputs(
    OrganisationProfile Profile, IReadOnlyList<AiSystem> Systems, IReadOnlyList<Attestation> Attestations,
    IntegrityReport? Integrity, ClockAssessment Clock);
