namespace AuditPipeline.Reports.Query;

/// <summary>Inclusion proof; hashes in base64.</summary>
public sealed record ProofDetail(
    string LeafHash, long Index, long Size, string Root, IReadOnlyList<string> Hashes, string Checkpoint)
{
    internal static ProofDetail Of(RecordProof proof) => new(
        Convert.ToBase64String(proof.LeafHash.Span), proof.Index, proof.Size, Convert.ToBase64String(proof.Root.Span),
        [.. proof.Hashes.Select(h => Convert.ToBase64String(h.Span))], proof.Checkpoint);
}
