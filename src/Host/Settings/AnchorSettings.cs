namespace AuditPipeline.Host.Settings;

/// <summary>Who outside holds the anchor log: see docs/anchoring.md. Nothing by default.</summary>
internal sealed class AnchorSettings
{
    /// <summary>Witnesses that cosign each anchor checkpoint; null: none.</summary>
    public AnchorWitnessSettings? Witnesses { get; set; }

    /// <summary>Timestamp authority; null: none.</summary>
    public AnchorTimestampSettings? Timestamps { get; set; }

    /// <summary>Copies of checkpoints, tokens and tiles; at most 4.</summary>
    public List<AnchorCopySettings> Copies { get; set; } = [];
}
