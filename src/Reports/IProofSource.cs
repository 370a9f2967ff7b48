using AuditPipeline.Core.Captures;

namespace AuditPipeline.Reports;

/// <summary>Draws inclusion proofs from the logs.</summary>
public interface IProofSource
{
    /// <summary>Proof that the leaf at <paramref name="index"/> is under the newest checkpoint that covers it; null while no checkpoint
    /// covers it yet.</summary>
    ValueTask<RecordProof?> ProveAsync(StreamId stream, long index, CancellationToken cancellation);
}
