using AuditPipeline.Core.Sealing;

namespace AuditPipeline.Core.Ports;

/// <summary>Destroys keys of the ring. Whether one may go (legal hold, two roles) is decided before.</summary>
public interface IKeyDestruction
{
    /// <summary>Id of the subject's key; null when it has none.</summary>
    ValueTask<string?> KekIdOfAsync(KeySubject subject, CancellationToken cancellation);

    /// <summary>Destroys one key of the subject and what leads to it; the next use of the subject makes another. A key the subject has got since
    /// stays. On return nothing of the destroyed key is left in the ring's files, also when it was destroyed before.</summary>
    /// <returns>False when it was gone already.</returns>
    /// <exception cref="IOException">The key is destroyed, but the ring's files may still hold its bytes: call again.</exception>
    ValueTask<bool> DestroyAsync(KeySubject subject, string kekId, CancellationToken cancellation);
}
