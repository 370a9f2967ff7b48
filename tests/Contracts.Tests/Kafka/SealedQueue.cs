using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using AuditPipeline.Core.Captures;
using AuditPipeline.Core.Ports;
using AuditPipeline.Tests.Kafka;

namespace AuditPipeline.Contracts.Tests.Kafka;

/// <summary>A queue as its line sees it: acknowledging says that the log has it, and what the log has is passed over.</summary>
internal sealed class SealedQueue(IEnvelopeQueue queue, MemoryHolder holder) : IEnvelopeQueue
{
    private readonly ConcurrentDictionary<(StreamId Stream, long Position), EnvelopeId> _delivered = new();

    public ValueTask<AppendResult> AppendAsync(Envelope envelope, CancellationToken cancellation) => queue.AppendAsync(envelope, cancellation);

    public async IAsyncEnumerable<IReadOnlyList<Delivery>> ReadAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var list in queue.ReadAsync(cancellation))
        {
            foreach (var delivery in list) _delivered[(delivery.Stream, delivery.Position)] = delivery.Id;
            var fresh = list.Where(delivery => delivery.Position >= holder.Of(delivery.Stream).NextPosition).ToArray();
            if (fresh.Length > 0) yield return fresh;
        }
    }

    public ValueTask AcknowledgeAsync(StreamId stream, long position, CancellationToken cancellation)
    {
        holder.Seal(stream, position, _delivered.TryGetValue((stream, position), out var id) ? id : null);
        return queue.AcknowledgeAsync(stream, position, cancellation);
    }
}
