using AuditPipeline.Core.Captures;

namespace AuditPipeline.Core.Ports;

/// <summary>The durable queue between capture and processing. At least once: what is not acknowledged comes back, in order,
/// after a restart.</summary>
public interface IEnvelopeQueue
{
    /// <summary>Appends a finished envelope (imports). Durable on return of <see cref="AppendResult.Stored"/>.</summary>
    ValueTask<AppendResult> AppendAsync(Envelope envelope, CancellationToken cancellation);

    /// <summary>Delivers entries of the streams this reader owns, from the first unacknowledged one, waiting for more until
    /// cancelled. Each list is of one stream, not empty, ascending in position, and bounded in count and bytes. Reading may run
    /// ahead of acknowledgement.</summary>
    IAsyncEnumerable<IReadOnlyList<Delivery>> ReadAsync(CancellationToken cancellation);

    /// <summary>Everything of <paramref name="stream"/> up to and including <paramref name="position"/> is sealed and stored and
    /// may go. Repeating it changes nothing.</summary>
    ValueTask AcknowledgeAsync(StreamId stream, long position, CancellationToken cancellation);
}
