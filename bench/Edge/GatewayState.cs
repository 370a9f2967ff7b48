namespace AuditPipeline.Bench.Edge;

/// <summary>What the gateway process says of itself.</summary>
/// <param name="Accepted">Numbers given.</param>
/// <param name="Waiting">Closed calls that the reader of the queue has not acknowledged yet.</param>
/// <param name="JournalBytes">Size of the journal's files.</param>
/// <param name="HeapBytes">Managed heap, as of its last collection.</param>
/// <param name="Trouble">Why the queue is no longer read; null while it is.</param>
internal sealed record GatewayState(
    long Accepted, int Open, long Waiting, long JournalBytes, long HeapBytes, int Gen0, int Gen1, int Gen2, string? Trouble);
