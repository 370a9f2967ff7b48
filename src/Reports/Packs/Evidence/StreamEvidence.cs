using AuditPipeline.Core.Captures;
using AuditPipeline.Core.Log;

namespace AuditPipeline.Reports.Packs.Evidence;

/// <summary>What the pack shows of one stream.</summary>
/// <param name="Disclosed">Records of the period whose body is shown.</param>
/// <param name="Differing">Records whose stored columns do not say what their leaf says: index and columns.</param>
public sealed record StreamEvidence(
    StreamId Stream, string Origin, long From, long To, MerkleHash Root, long Disclosed, IReadOnlyList<string> Differing);
