using AuditPipeline.Core.Log;

namespace AuditPipeline.Host.Witness;

/// <summary>What the witness keeps of one log.</summary>
/// <param name="Checkpoint">The checkpoint it cosigned last.</param>
/// <param name="Note">The same, signed by the log and cosigned.</param>
/// <param name="CosignedAt">Time of the cosignature.</param>
internal sealed record WitnessRecord(Checkpoint Checkpoint, SignedNote Note, DateTimeOffset CosignedAt);
