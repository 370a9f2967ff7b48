using AuditPipeline.Core.Sealing;

namespace AuditPipeline.Core.Ports;

/// <summary>Key-encryption keys per data subject or system, wrapped at rest by the master key. The table subject → key never
/// leaves the ring.</summary>
public interface IKeyRing
{
    /// <summary>The key of a subject, made and durable on return when there was none. Same subject, same key, until destroyed.
    /// Fast for subjects seen before.</summary>
    ValueTask<KeyEncryptionKey> ForSubjectAsync(KeySubject subject, CancellationToken cancellation);

    /// <summary>The key with this id, or null when there is none (any more).</summary>
    ValueTask<KeyEncryptionKey?> FindAsync(string kekId, CancellationToken cancellation);

    /// <summary>32 bytes, stable per deployment: makes pseudonyms of callers (HMAC-SHA256).</summary>
    ReadOnlyMemory<byte> PseudonymKey { get; }

    /// <summary>A fresh data key for content at rest in a journal or queue, with the form to store it in; bound to <paramref name="name"/>.
    /// The form opens for <see cref="MasterKeySchedule.StorageKeysKept"/> after the next rotation of the master key, or longer.</summary>
    ValueTask<StorageKey> NewStorageKeyAsync(string name, CancellationToken cancellation);

    /// <summary>The storage key again from its stored form; null when the ring does not open it (any more).</summary>
    ValueTask<StorageKey?> OpenStorageKeyAsync(string name, ReadOnlyMemory<byte> wrapped, CancellationToken cancellation);
}
