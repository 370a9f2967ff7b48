using AuditPipeline.Core.Log;

namespace AuditPipeline.Verify;

/// <summary>A proof that leads into the anchor log, as one file of the pack holds it.</summary>
/// <param name="Path">The file.</param>
/// <param name="Proof">Its content.</param>
/// <param name="Checkpoint">The anchor checkpoint in it.</param>
internal sealed record AnchorHead(string Path, TlogProof Proof, Checkpoint Checkpoint)
{
    public bool Includes(ReadOnlySpan<byte> leaf) => InclusionProof.Verify(
        MerkleTree.HashLeaf(leaf), Proof.Index, Checkpoint.Size, Proof.Hashes.ToArray(), Checkpoint.Root);
}
