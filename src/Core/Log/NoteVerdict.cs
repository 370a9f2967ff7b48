namespace AuditPipeline.Core.Log;

/// <summary>What a key says about a note.</summary>
/// <param name="State">Whether the key's signature is there and good.</param>
/// <param name="Time">Time of a cosignature; null for other types and where there is no good one.</param>
public readonly record struct NoteVerdict(NoteVerdictState State, DateTimeOffset? Time = null)
{
    public bool IsGood => State is NoteVerdictState.Good;
}
