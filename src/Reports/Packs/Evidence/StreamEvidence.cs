using AuditPipeline.Core.Captures;
using AuditPipeline.Core.Log;

namespace AuditPipeline.Reports.Packs.Evidence;

/// <summary>What the pack shows of one stream.</summary>
/// <param name="From">First index shown.</param>
/// <param name="To">One past the last.</param>
/// <param name="Root">Root of the log at <paramref name="To"/>, as signed.</param>
/// <param name="Disclosed">Records of the period whose body is shown.</param>
/// <param name="Missing">Records the log commits to and the store no longer has.</param>
/// <param name="Differing">Records whose leaf is not the one in the log, or whose columns do not say what the leaf says; at most
/// <see cref="MaxDiffering"/>.</param>
/// <param name="BadSignatures">Heads whose signature does not verify under the deployment's own key.</param>
public sealed record StreamEvidence(
    StreamId Stream, string Origin, long From, long To, MerkleHash Root, long Disclosed, long Missing,
    IReadOnlyList<DifferingRecord> Differing, int BadSignatures)
{
    public const int MaxDiffering = 1_000;

    /// <summary>Records of which a part was erased, by a statement in the log.</summary>
    public long Erased { get; init; }

    /// <summary>Records of which a part was dropped at the end of its retention, by a statement in the log.</summary>
    public long Expired { get; init; }

    public long Shown => To - From - Missing;
}
