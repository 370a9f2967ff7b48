namespace AuditPipeline.Core.Controls;

/// <summary>A requirement an auditor tests, as the catalogue words it (English; the legal text prevails).</summary>
public sealed record Control
{
    public required string Id { get; init; }

    public required string Instrument { get; init; }

    public required string Reference { get; init; }

    public required string Title { get; init; }

    public required string Duty { get; init; }

    public required IReadOnlyList<string> Addressees { get; init; }

    public required DateOnly AppliesFrom { get; init; }

    public required ControlStatus Status { get; init; }

    /// <summary>When the control applies, in the catalogue's words; <see cref="Condition"/> is the same, read.</summary>
    public required string AppliesWhen { get; init; }

    public required Condition Condition { get; init; }

    public required string? AppliesNote { get; init; }

    public required IReadOnlyList<NationalRule> National { get; init; }

    /// <summary>ISO 8601 duration below which nothing may be kept, or null.</summary>
    public required string? MinimumRetention { get; init; }

    public required ControlDeadline? Deadline { get; init; }

    public required ControlStrength Strength { get; init; }

    /// <summary>What the evidence does not show; always set where the strength is <see cref="ControlStrength.Demonstrates"/>.</summary>
    public required string? Limits { get; init; }

    public required IReadOnlyList<EvidenceMetric> Automatic { get; init; }

    public required IReadOnlyList<string> Attested { get; init; }

    public required IReadOnlyList<string> GapWhen { get; init; }

    public required IReadOnlyList<string> RequiredFields { get; init; }

    public required IReadOnlyList<string> Packs { get; init; }

    public required IReadOnlyList<string> CrossReferences { get; init; }

    public required string Source { get; init; }
}
