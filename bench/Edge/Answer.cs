namespace AuditPipeline.Bench.Edge;

/// <summary>What a client saw of one answer. Times are <see cref="System.Diagnostics.Stopwatch"/> ticks.</summary>
/// <param name="BodyBytes">Without framing.</param>
/// <param name="First">When the first byte of the body was there.</param>
internal readonly record struct Answer(int Status, long BodyBytes, long Sent, long First, long Ended);
