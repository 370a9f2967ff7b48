namespace AuditPipeline.Bench.Edge;

/// <summary>The benchmark cannot go on; the message is for its user.</summary>
internal sealed class BenchFailure(string message) : Exception(message);
