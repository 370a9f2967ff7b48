using AuditPipeline.Core.Log;

namespace AuditPipeline.Verify;

/// <summary>What the auditor holds himself and what he demands.</summary>
public sealed record VerifyOptions
{
    /// <summary>Keys of the anchor log (vkey texts); one must have signed. More than one during a rotation. Empty: the pack's own key is
    /// used, and the verdict says so.</summary>
    public IReadOnlyList<VerifierKey> LogKeys { get; init; } = [];

    /// <summary>Witness keys. Each must have cosigned every anchor checkpoint, unless <see cref="WitnessQuorum"/> is smaller.</summary>
    public IReadOnlyList<VerifierKey> WitnessKeys { get; init; } = [];

    /// <summary>How many of the witnesses must have cosigned each anchor checkpoint. Null: all of them.</summary>
    public int? WitnessQuorum { get; init; }

    /// <summary>Root certificates of timestamp authorities, PEM. Null: the pack's own are used, and the verdict says so.</summary>
    public string? TimestampRootsPem { get; init; }

    /// <summary>A missing cosignature is a broken link, also where no witness key was pinned. Default false.</summary>
    public bool RequireWitness { get; init; }

    /// <summary>A missing timestamp token is a broken link. Default false.</summary>
    public bool RequireTimestamp { get; init; }

    /// <summary>A missing <c>pack.note</c> is a broken link. Default false.</summary>
    public bool RequirePackNote { get; init; }

    /// <summary>The period the pack must cover, or null.</summary>
    public VerifyPeriod? Period { get; init; }
}
