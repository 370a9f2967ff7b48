using AuditPipeline.Core.Ports;
using AuditPipeline.Core.Sealing;

namespace AuditPipeline.Adapters.Tests.Journal;

/// <summary>A ring that knows nobody.</summary>
internal sealed class FailingKeyRing(IKeyRing inner) : IKeyRing
{
    public ReadOnlyMemory<byte> PseudonymKey => inner.PseudonymKey;

    public ValueTask<KeyEncryptionKey> ForSubjectAsync(KeySubject subject, CancellationToken cancellation) =>
        throw new InvalidOperationException("no key today");

    public ValueTask<KeyEncryptionKey?> FindAsync(string kekId, CancellationToken cancellation) => inner.FindAsync(kekId, cancellation);

    public ValueTask<StorageKey> NewStorageKeyAsync(string name, CancellationToken cancellation) =>
        inner.NewStorageKeyAsync(name, cancellation);

    public ValueTask<StorageKey?> OpenStorageKeyAsync(string name, ReadOnlyMemory<byte> wrapped, CancellationToken cancellation) =>
        inner.OpenStorageKeyAsync(name, wrapped, cancellation);
}
