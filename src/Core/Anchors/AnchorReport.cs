namespace AuditPipeline.Core.Anchors;

/// <summary>How it stands with everything outside the operator's reach.</summary>
/// <param name="Size">Size of the newest anchor checkpoint; 0 before the first.</param>
/// <param name="Quorum">Null without witnesses.</param>
/// <param name="Timestamp">Null without an authority.</param>
public sealed record AnchorReport(
    long Size, QuorumState? Quorum, IReadOnlyList<WitnessState> Witnesses, TimestampState? Timestamp, IReadOnlyList<CopyState> Copies)
{
    /// <summary>Nothing outside is set up.</summary>
    public static AnchorReport None { get; } = new(0, null, [], null, []);

    /// <summary>True while something needs looking after.</summary>
    public bool Alarm => Quorum is { MissedSince: not null } || Timestamp is { Trouble: not null }
        || Witnesses.Any(w => w.Trouble is not null) || Copies.Any(c => c.Trouble is not null);
}
