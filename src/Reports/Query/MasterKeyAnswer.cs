using AuditPipeline.Core.Sealing;

namespace AuditPipeline.Reports.Query;

/// <summary>What a rotation of the master key did. Fingerprints are SHA-256 over a label and the key, hex.</summary>
/// <param name="BackupDeadline">When a key destroyed at the moment of this answer is dead in every backup; null when no rotation is planned.</param>
public sealed record MasterKeyAnswer(
    long Generation, long Rewrapped, int StorageKeysEnded, string OldFingerprint, string NewFingerprint, DateTimeOffset Started,
    DateTimeOffset Finished, DateTimeOffset? BackupDeadline)
{
    public static MasterKeyAnswer Of(MasterKeyRotation rotation, DateTimeOffset? deadline) => new(
        rotation.Generation, rotation.Rewrapped, rotation.StorageKeysEnded, rotation.Old, rotation.New, rotation.Started, rotation.Finished, deadline);
}
