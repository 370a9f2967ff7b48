namespace AuditPipeline.Bench.Edge;

/// <summary>One target under one load: medians over the rounds, times in milliseconds. What is added or a ratio is taken within each
/// round, then its median.</summary>
/// <param name="Added">Over the direct call; null for the direct call itself.</param>
/// <param name="AddedToOff">Over the same gateway with recording off; null for others.</param>
/// <param name="ToOff">Calls per second, as part of those with recording off.</param>
internal sealed record TargetFigures(
    string Name, double CallsPerSecond, LatencyFigures Latency, LatencyFigures? Added, LatencyFigures? AddedToOff, double? ToOff,
    double? ProcessorMicrosecondsPerCall)
{
    public static TargetFigures Of(string name, IReadOnlyList<Sample> samples, IReadOnlyList<Sample>? direct, IReadOnlyList<Sample>? off) => new(
        name,
        Math.Round(Medians.Of(samples.Select(s => s.Load.PerSecond)), 1),
        LatencyFigures.Of(samples),
        direct is null ? null : LatencyFigures.Added(samples, direct),
        off is null ? null : LatencyFigures.Added(samples, off),
        off is null ? null : Math.Round(Medians.Of(samples.Zip(off, (s, o) => s.Load.PerSecond / o.Load.PerSecond)), 3),
        samples.All(s => s.ProcessorMicroseconds is not null)
            ? Math.Round(Medians.Of(samples.Select(s => s.ProcessorMicroseconds!.Value)), 1)
            : null);
}
