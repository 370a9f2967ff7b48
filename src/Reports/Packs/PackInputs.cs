using AuditPipeline.Core.Anchors;
using AuditPipeline.Core.Controls;
using AuditPipeline.Core.Ports;

namespace AuditPipeline.Reports.Packs;

/// <summary>Everything a pack is drawn from. Times and ids come in as values, so that the same inputs give the same pack.</summary>
public sealed record PackInputs
{
    public required string PackId { get; init; }

    public required DateTimeOffset BuiltAt { get; init; }

    /// <summary>Program and version that draws the pack.</summary>
    public required string Producer { get; init; }

    public required IRecordReader Records { get; init; }

    public required ICompletenessSource? Completeness { get; init; }

    public required OrganisationProfile Profile { get; init; }

    public required IReadOnlyList<AiSystem> Inventory { get; init; }

    /// <summary>Null when no register is kept.</summary>
    public IReadOnlyList<Supplier>? Suppliers { get; init; }

    public IReadOnlyList<Attestation> Attestations { get; init; } = [];

    /// <summary>Null when no verification ran.</summary>
    public IntegrityReport? Integrity { get; init; }

    public ClockAssessment Clock { get; init; } = ClockAssessment.Unknown;

    public ControlSettings Settings { get; init; } = new();

    /// <summary>What others hold of the anchor log, when the pack was drawn.</summary>
    public AnchorReport Anchors { get; init; } = AnchorReport.None;
    /// <summary>Records shown without a part that was erased, by a statement in the log.</summary>
    public long ErasedRecords { get; init; }

    /// <summary>Records shown without a part that was dropped at the end of its retention, by a statement in the log.</summary>
    public long ExpiredRecords { get; init; }

    public IReadOnlyList<LogHead> Heads { get; init; } = [];

    /// <summary>SHA-256 of the log's public key, lower-case hex.</summary>
    public required string LogKeyFingerprint { get; init; }

    /// <summary>Subject of the certificate that signs the PDF; null when it stays unsigned.</summary>
    public string? Signer { get; init; }
}
