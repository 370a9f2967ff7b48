using System.Security.Cryptography;
using AuditPipeline.Core.Ports;
using AuditPipeline.Core.Sealing;

namespace AuditPipeline.Processor.Tests.Seal;

/// <summary>Keys made from their subject's name, so that two runs use the same ones.</summary>
internal sealed class MemoryKeyRing : IKeyRing
{
    private readonly Dictionary<string, KeyEncryptionKey> _byId = [];

    /// <summary>Answers of <see cref="FindAsync"/> still to fail.</summary>
    public int Failures { get; set; }

    public ReadOnlyMemory<byte> PseudonymKey { get; } = SHA256.HashData("pseudonyms"u8);

    public ValueTask<KeyEncryptionKey> ForSubjectAsync(KeySubject subject, CancellationToken cancellation)
    {
        var key = SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(subject.ToString()));
        var made = new KeyEncryptionKey(Convert.ToHexStringLower(SHA256.HashData(key).AsSpan(0, 16)), key);
        lock (_byId) _byId[made.Id] = made;
        return new(made);
    }

    public ValueTask<KeyEncryptionKey?> FindAsync(string kekId, CancellationToken cancellation)
    {
        lock (_byId)
        {
            if (Failures > 0)
            {
                Failures--;
                throw new IOException("the key ring does not answer");
            }

            return new(_byId.GetValueOrDefault(kekId));
        }
    }

    public void Destroy(string kekId)
    {
        lock (_byId) _byId.Remove(kekId);
    }

    public ValueTask<StorageKey> NewStorageKeyAsync(string name, CancellationToken cancellation) => throw new NotSupportedException();

    public ValueTask<StorageKey?> OpenStorageKeyAsync(string name, ReadOnlyMemory<byte> wrapped, CancellationToken cancellation) =>
        throw new NotSupportedException();
}
