using AuditPipeline.Core.Anchors;

namespace AuditPipeline.Reports.Query;

/// <summary>How it stands with those outside who hold the anchor log.</summary>
/// <param name="Alarm">True while something needs looking after.</param>
/// <param name="Size">Size of the newest anchor checkpoint; 0 before the first was brought out.</param>
/// <param name="QuorumMetAt">When enough witnesses cosigned last; null for never, or without witnesses.</param>
/// <param name="QuorumMissedSince">Null while the quorum is met, or without witnesses.</param>
/// <param name="Timestamp">Null without an authority.</param>
public sealed record AnchorsAnswer(
    bool Alarm, long Size, DateTimeOffset? QuorumMetAt, DateTimeOffset? QuorumMissedSince, IReadOnlyList<WitnessItem> Witnesses,
    TimestampItem? Timestamp, IReadOnlyList<CopyItem> Copies)
{
    internal static AnchorsAnswer Of(AnchorReport r) => new(
        r.Alarm, r.Size, r.Quorum?.MetAt, r.Quorum?.MissedSince,
        [.. r.Witnesses.Select(w => new WitnessItem(w.Name, w.Url?.ToString(), w.Size, w.CosignedAt, w.Trouble, w.Since))],
        r.Timestamp is { } t ? new TimestampItem(t.Url.ToString(), t.Size, t.Time, t.Deviation?.TotalSeconds, t.Trouble, t.Since) : null,
        [.. r.Copies.Select(c => new CopyItem(c.Name, c.Size, c.Trouble, c.Since))]);
}
