using AuditPipeline.Core.Anchors;
using AuditPipeline.Core.Log;

namespace AuditPipeline.Core.Ports;

/// <summary>What others hold of the anchor log.</summary>
public interface IOutsideAnchors
{
    /// <summary>Keys of the witnesses that are asked.</summary>
    IReadOnlyList<VerifierKey> WitnessKeys { get; }

    /// <summary>Certificates that tokens lead to, PEM; null without an authority.</summary>
    string? TimestampRootsPem { get; }

    AnchorReport Report();

    /// <summary>Has the newest anchor checkpoint cosigned and timestamped now, as far as the others answer in time, and returns it with what they
    /// said. Null when nothing outside is set up or nothing was anchored yet.</summary>
    ValueTask<AttestedAnchor?> AttestAsync(CancellationToken cancellation);
}
