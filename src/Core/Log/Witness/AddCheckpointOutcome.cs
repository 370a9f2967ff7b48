namespace AuditPipeline.Core.Log.Witness;

/// <summary>What a witness makes of a submitted checkpoint (C2SP tlog-witness, add-checkpoint); values are its HTTP status where one outcome
/// has it alone.</summary>
public enum AddCheckpointOutcome
{
    /// <summary>Continues what it saw: it cosigns, once the checkpoint is kept.</summary>
    Cosign = 200,

    /// <summary>The request is malformed, or its old size is above that of the checkpoint.</summary>
    Malformed = 400,

    /// <summary>No key it knows has signed.</summary>
    NotSigned = 403,

    /// <summary>It does not watch this log.</summary>
    UnknownOrigin = 404,

    /// <summary>It saw another size than the request starts from; it tells which.</summary>
    OutOfStep = 409,

    /// <summary>It saw another root at the same size: the log shows two histories. Answered as <see cref="OutOfStep"/>.</summary>
    Fork = 1409,

    /// <summary>The proof does not show that the checkpoint continues what it saw.</summary>
    BadProof = 422,
}
