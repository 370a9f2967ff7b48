using AuditPipeline.Core.Anchors;

namespace AuditPipeline.Core.Ports;

/// <summary>Somebody else's clock that signs (RFC 3161).</summary>
public interface ITimestampAuthority
{
    Uri Url { get; }

    /// <summary>Certificates its tokens lead to, PEM.</summary>
    string RootsPem { get; }

    /// <summary>A token over the data, checked: nonce, hash, policy, signature, certificates.</summary>
    /// <exception cref="AnchorFaultException">There is none, or it does not hold.</exception>
    ValueTask<AnchorToken> StampAsync(ReadOnlyMemory<byte> data, CancellationToken cancellation);
}
