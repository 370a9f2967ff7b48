namespace AuditPipeline.Core.Anchors;

/// <summary>Whether enough witnesses cosign.</summary>
/// <param name="MetAt">When the quorum cosigned last, by our clock; null when not since the start and no cosigned checkpoint is kept.</param>
/// <param name="MissedSince">Since when it is missing; null while it is met.</param>
public sealed record QuorumState(DateTimeOffset? MetAt, DateTimeOffset? MissedSince)
{
    public bool IsMet => MissedSince is null && MetAt is not null;
}
