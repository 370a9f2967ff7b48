namespace AuditPipeline.Core.Log.Witness;

/// <summary>A witness's decision.</summary>
/// <param name="Outcome">What it makes of the request.</param>
/// <param name="Request">What was read; null when it is malformed.</param>
/// <param name="Size">Size it cosigned last for this origin; told when the request is out of step.</param>
/// <param name="Why">In words, for the answer.</param>
public sealed record AddCheckpointDecision(AddCheckpointOutcome Outcome, AddCheckpointRequest? Request, long Size, string Why)
{
    /// <summary>The log's own key signed something that contradicts what the witness saw: proof of misbehaviour, worth keeping.</summary>
    public bool Contradicts => Outcome is AddCheckpointOutcome.Fork or AddCheckpointOutcome.BadProof;
}
