using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using AuditPipeline.Core.Captures;
using AuditPipeline.Core.Ports;

namespace AuditPipeline.Processor.Tests.Seal;

/// <summary>One member of a group: delivers what the test hands it, and remembers what was acknowledged.</summary>
internal sealed class ScriptedQueue : IEnvelopeQueue
{
    private readonly Channel<IReadOnlyList<Delivery>> _batches = Channel.CreateUnbounded<IReadOnlyList<Delivery>>();
    private readonly ConcurrentDictionary<StreamId, long> _acknowledged = new();

    public void Deliver(IReadOnlyList<Delivery> batch) => _batches.Writer.TryWrite(batch);

    public long Acknowledged(StreamId stream) => _acknowledged.GetValueOrDefault(stream, -1);

    public ValueTask<AppendResult> AppendAsync(Envelope envelope, CancellationToken cancellation) => throw new NotSupportedException();

    public async IAsyncEnumerable<IReadOnlyList<Delivery>> ReadAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var batch in _batches.Reader.ReadAllAsync(cancellation)) yield return batch;
    }

    public ValueTask AcknowledgeAsync(StreamId stream, long position, CancellationToken cancellation)
    {
        _acknowledged[stream] = position;
        return ValueTask.CompletedTask;
    }
}
