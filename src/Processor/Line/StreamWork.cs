using AuditPipeline.Core.Captures;
using AuditPipeline.Processor.Seal;

namespace AuditPipeline.Processor.Line;

/// <summary>One batch of a stream, or a tally asked for.</summary>
/// <param name="Deliveries">As the queue gave them; none for a tally.</param>
/// <param name="Prepared">Those of them that were not sealed when they came, as far as preparing has gone.</param>
/// <param name="Tally">Completes once the tally leaf is durable; null for a batch.</param>
/// <param name="Room">Given back when the batch is done; null for a tally.</param>
internal sealed record StreamWork(
    IReadOnlyList<Delivery> Deliveries, Task<PreparedRecord[]> Prepared, TaskCompletionSource? Tally, SemaphoreSlim? Room);
