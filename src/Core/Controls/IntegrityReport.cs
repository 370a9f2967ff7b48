using AuditPipeline.Core.Queries;

namespace AuditPipeline.Core.Controls;

/// <summary>What a verification run over the log found for a pack's period. Counts; a failure is never left out.</summary>
public sealed record IntegrityReport
{
    /// <summary>End of the run.</summary>
    public required DateTimeOffset VerifiedAt { get; init; }

    /// <summary>Leaves whose hash was recomputed from stored bytes and found in the tree.</summary>
    public required long LeavesVerified { get; init; }

    public required long LeavesFailed { get; init; }

    public required long RootsVerified { get; init; }

    public required long RootsFailed { get; init; }

    public required long SignaturesVerified { get; init; }

    public required long SignaturesFailed { get; init; }

    /// <summary>Outside anchors that should exist and do not; null where nothing anchors the log outside.</summary>
    public long? AnchorsMissing { get; init; }

    /// <summary>Capture-time intervals a failure touches; empty while something failed means the whole period.</summary>
    public IReadOnlyList<Period> Affected { get; init; } = [];

    /// <summary>What failed: stream and index, or checkpoint. At most 100.</summary>
    public IReadOnlyList<string> Failures { get; init; } = [];

    public long Failed => LeavesFailed + RootsFailed + SignaturesFailed;

    /// <summary>Whether a failure touches <paramref name="period"/>.</summary>
    public bool Breaks(Period period) =>
        Failed > 0 && (Affected.Count == 0 || Affected.Any(a => a.From < period.To && period.From < a.To));
}
