namespace AuditPipeline.Bench.Edge;

/// <summary>What one order gave. Times in microseconds.</summary>
/// <param name="Calls">All that were answered in full, settling included.</param>
/// <param name="Failed">Answers of another status, length or content, and broken connections.</param>
/// <param name="Failure">What the first of them was.</param>
/// <param name="PerSecond">Calls that ended within the measured time, per second.</param>
/// <param name="FirstP50">To the first byte of the body.</param>
/// <param name="AtOnce">Most answers that were under way at once, first byte seen and last not.</param>
internal sealed record LoadResult(
    long Calls, long Failed, string? Failure, double PerSecond, long P50, long P99, long FirstP50, long FirstP99, int AtOnce);
