using AuditPipeline.Core.Captures;

namespace AuditPipeline.Core.Ports;

/// <summary>Asks for what is sealed to be signed and anchored now instead of at the next interval. Where the sealer runs in
/// another process this waits for that interval.</summary>
public interface ILogHeads
{
    /// <summary>On return the head of every stream that was durable when this was called stands in the signed anchor log.</summary>
    ValueTask AnchorAsync(CancellationToken cancellation);

    /// <summary>Writes a tally leaf at the end of <paramref name="stream"/> and anchors it: closes a system's numbers for a pack.</summary>
    ValueTask TallyAsync(StreamId stream, CancellationToken cancellation);
}
