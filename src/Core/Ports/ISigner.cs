namespace AuditPipeline.Core.Ports;

/// <summary>Holds the Ed25519 log key. The private part does not leave the adapter.</summary>
public interface ISigner
{
    /// <summary>32 bytes.</summary>
    ReadOnlyMemory<byte> PublicKey { get; }

    /// <summary>64-byte signature over <paramref name="message"/>.</summary>
    ValueTask<byte[]> SignAsync(ReadOnlyMemory<byte> message, CancellationToken cancellation);
}
