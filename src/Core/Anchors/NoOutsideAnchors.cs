using AuditPipeline.Core.Log;
using AuditPipeline.Core.Ports;

namespace AuditPipeline.Core.Anchors;

/// <summary>Nothing outside is set up.</summary>
public sealed class NoOutsideAnchors : IOutsideAnchors
{
    public IReadOnlyList<VerifierKey> WitnessKeys => [];

    public string? TimestampRootsPem => null;

    public AnchorReport Report() => AnchorReport.None;

    public ValueTask<AttestedAnchor?> AttestAsync(CancellationToken cancellation) => default;
}
