using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
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
    private const int MostPseudonyms = 4_096;

    // Setting a cipher up and hashing a name cost more than the wrapping itself, and people send many calls. A cipher lives as long as the
    // ring keeps its key at hand.
    private readonly ConditionalWeakTable<KeyEncryptionKey, KeyWrapper> _wrappers = [];
    private readonly ConcurrentDictionary<string, string> _pseudonyms = new(StringComparer.Ordinal);

    /// <summary>Keys of the parts <c>body</c> and <c>raw</c>, in this order.</summary>
    public async ValueTask<IReadOnlyList<WrappedPartKey>> MakeAsync(
        EnvelopeId id, string tenant, CallerStatement caller, CancellationToken cancellation)
    {
        var kek = await ring.ForSubjectAsync(SubjectOf(tenant, caller), cancellation);
        var wrapper = _wrappers.GetValue(kek, static key => new KeyWrapper(key));
        var record = id.ToString();
        return [Wrap(wrapper, PartName.Body, record), Wrap(wrapper, PartName.Raw, record)];
    }

    /// <summary>Whose key protects what this caller sends: the person it acts for, by pseudonym; without one, the system.</summary>
    public KeySubject SubjectOf(string tenant, CallerStatement caller) => string.IsNullOrEmpty(caller.User)
        ? new KeySubject(tenant, KeySubjectKind.System, caller.System ?? Unassigned)
        : new KeySubject(tenant, KeySubjectKind.Person, PseudonymOf(caller.User));

    private string PseudonymOf(string user)
    {
        if (_pseudonyms.TryGetValue(user, out var known)) return known;
        if (_pseudonyms.Count >= MostPseudonyms) _pseudonyms.Clear();
        return _pseudonyms[user] = Pseudonym.Of(ring.PseudonymKey.Span, user);
    }

    private WrappedPartKey Wrap(KeyWrapper wrapper, string part, string record)
    {
        Span<byte> fresh = stackalloc byte[PartKeys.Length + NonceBytes];
        randomness.Fill(fresh);
        var wrapped = wrapper.Wrap(part, record, fresh[..PartKeys.Length], fresh[PartKeys.Length..]);
        CryptographicOperations.ZeroMemory(fresh);
        return new WrappedPartKey(part, wrapper.KekId, wrapped);
    }
}
