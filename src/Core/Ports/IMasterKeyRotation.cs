using AuditPipeline.Core.Sealing;

namespace AuditPipeline.Core.Ports;

/// <summary>Rotation of the master key that wraps the key ring (seal page, section 3). A key destroyed in the ring lives on in copies of
/// it; they are dead once the master key that wrapped them is destroyed as well, here and wherever else it was copied to.</summary>
public interface IMasterKeyRotation
{
    /// <summary>Makes a new master key, wraps every living key with it, destroys the old one. Keys, ids, pseudonyms and storage keys
    /// stay what they are; other processes on the ring go on without a restart. Called twice it rotates twice, one after the other.</summary>
    /// <exception cref="IOException">The key folder or the ring cannot be written. Every key still opens; what was begun is
    /// finished or undone by the next opening or rotation.</exception>
    /// <exception cref="OperationCanceledException">Nothing was changed.</exception>
    ValueTask<MasterKeyRotation> RotateMasterAsync(CancellationToken cancellation);

    /// <summary>Rotates when the schedule says so; null when it does not. Of several processes that ask at once one rotates.</summary>
    /// <exception cref="IOException">As above.</exception>
    ValueTask<MasterKeyRotation?> RotateMasterIfDueAsync(CancellationToken cancellation);

    /// <summary>When a key destroyed at <paramref name="destroyed"/> is dead in every copy of the ring, at the latest: the next rotation,
    /// provided that a process runs by then and that copies of the old master key go with it. Null when none is planned.</summary>
    ValueTask<DateTimeOffset?> BackupDeadlineAsync(DateTimeOffset destroyed, CancellationToken cancellation);

    /// <summary>The same for content that waited in a journal or queue at <paramref name="written"/> and may be in copies of these.</summary>
    ValueTask<DateTimeOffset?> StorageDeadlineAsync(DateTimeOffset written, CancellationToken cancellation);
}
