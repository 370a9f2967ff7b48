using AuditPipeline.Core.Controls;

namespace AuditPipeline.Reports.Packs.Evidence;

/// <summary>What every pack of this deployment is drawn with.</summary>
public sealed record PackBuilderOptions
{
    /// <summary>Program and version named in packs.</summary>
    public required string Producer { get; init; }

    /// <summary>Where packs are made before they are kept; same file system as the pack store.</summary>
    public required string StagingFolder { get; init; }

    public required OrganisationProfile Profile { get; init; }

    public required IReadOnlyList<AiSystem> Inventory { get; init; }

    public required IReadOnlyList<Attestation> Attestations { get; init; }

    public required ControlSettings Settings { get; init; }
}
