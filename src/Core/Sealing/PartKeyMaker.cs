using System.Security.Cryptography;
using AuditPipeline.Core.Captures;
using AuditPipeline.Core.Cryptography;
using AuditPipeline.Core.Ports;
using AuditPipeline.Core.Redaction;

namespace AuditPipeline.Core.Sealing;

/// <summary>Makes the data keys of an envelope at capture: one per part, wrapped under the key of the data subject, else of the
/// system (seal page, section 3).</summary>
public sealed class PartKeyMaker(IKeyRing ring, IRandomness randomness)
{
    /// <summary>System of calls that name none.</summary>
    public const string Unassigned = "unassigned";

    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    // Setting a cipher up costs more than the wrapping itself, and calls of one system or person come in rows.
    [ThreadStatic]
    private static KeyedCipher? lastCipher;

    /// <summary>Keys of the parts <c>body</c> and <c>raw</c>, in this order.</summary>
    public async ValueTask<IReadOnlyList<WrappedPartKey>> MakeAsync(
        EnvelopeId id, string tenant, CallerStatement caller, CancellationToken cancellation)
    {
        var kek = await ring.ForSubjectAsync(SubjectOf(tenant, caller), cancellation);
        var record = id.ToString();
        return [Wrap(kek, PartName.Body, record), Wrap(kek, PartName.Raw, record)];
    }

    /// <summary>Whose key protects what this caller sends: the person it acts for, by pseudonym; without one, the system.</summary>
    public KeySubject SubjectOf(string tenant, CallerStatement caller) => string.IsNullOrEmpty(caller.User)
        ? new KeySubject(tenant, KeySubjectKind.System, caller.System ?? Unassigned)
        : new KeySubject(tenant, KeySubjectKind.Person, Pseudonym.Of(ring.PseudonymKey.Span, caller.User));

    private static AesGcm CipherOf(KeyEncryptionKey kek)
    {
        if (ReferenceEquals(lastCipher?.Key, kek)) return lastCipher.Cipher;
        lastCipher?.Cipher.Dispose();
        lastCipher = new KeyedCipher(kek, new AesGcm(kek.Key.Span, TagBytes));
        return lastCipher.Cipher;
    }

    private WrappedPartKey Wrap(KeyEncryptionKey kek, string part, string record)
    {
        Span<byte> fresh = stackalloc byte[PartKeys.Length + NonceBytes];
        randomness.Fill(fresh);
        var wrapped = KeyWrap.Wrap(CipherOf(kek), kek.Id, part, record, fresh[..PartKeys.Length], fresh[PartKeys.Length..]);
        CryptographicOperations.ZeroMemory(fresh);
        return new WrappedPartKey(part, kek.Id, wrapped);
    }

    private sealed record KeyedCipher(KeyEncryptionKey Key, AesGcm Cipher);
}
