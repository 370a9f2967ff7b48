using AuditPipeline.Core.Sealing;

namespace AuditPipeline.Core.Ports;

/// <summary>Destroys keys of the ring. Whether one may go (legal hold, two roles) is decided before.</summary>
public interface IKeyDestruction
{
    /// <summary>Id of the subject's key; null when it has none.</summary>
    ValueTask<string?> KekIdOfAsync(KeySubject subject, CancellationToken cancellation);

    /// <summary>Destroys the subject's key and what leads to it; the next use of the subject makes another. On return neither is left in the
    /// ring's files. A subject without a key is nothing to do.</summary>
    /// <returns>The id of the destroyed key, or null when the subject had none.</returns>
    ValueTask<string?> DestroyAsync(KeySubject subject, CancellationToken cancellation);
}
