namespace AuditPipeline.Reports.Query;

/// <summary>Body of an order for a pass of the scrub.</summary>
/// <param name="Stream">Only this stream, such as p00; all when absent.</param>
/// <param name="From">First index; 0 when absent.</param>
/// <param name="Resume">Go on where the last demanded pass of the same scope stopped.</param>
public sealed record ScrubOrder(string? Stream = null, long From = 0, bool Resume = false);
