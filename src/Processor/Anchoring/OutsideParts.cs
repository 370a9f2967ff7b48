using AuditPipeline.Core.Log.Witness;
using AuditPipeline.Core.Ports;

namespace AuditPipeline.Processor.Anchoring;

/// <summary>Who is outside. Everything may be missing.</summary>
public sealed record OutsideParts
{
    /// <summary>Which witnesses there are and which are enough; with <see cref="Witnesses"/>, or neither.</summary>
    public WitnessPolicy? Policy { get; init; }

    public IWitnessClient? Witnesses { get; init; }

    public ITimestampAuthority? Authority { get; init; }

    /// <summary>Longest time between two tokens. Default 1 h.</summary>
    public TimeSpan TimestampEvery { get; init; } = TimeSpan.FromHours(1);

    public IReadOnlyList<IAnchorCopy> Copies { get; init; } = [];
}
