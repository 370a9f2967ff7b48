namespace AuditPipeline.Bench.Edge;

/// <summary>One target under one load in one round.</summary>
/// <param name="ProcessorMicroseconds">Processor time of the target's process per call; null where it is not ours to watch.</param>
internal sealed record Sample(LoadResult Load, double? ProcessorMicroseconds);
