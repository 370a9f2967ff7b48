using System.Runtime.CompilerServices;
using AuditPipeline.Core.Captures;
using AuditPipeline.Core.Ports;

namespace AuditPipeline.Processor.Tests.Seal;

/// <summary>A queue of one stream. Completes <see cref="Drained"/> when everything was acknowledged.</summary>
internal sealed class MemoryQueue(IReadOnlyList<Delivery> deliveries, int batch) : IEnvelopeQueue
{
    private readonly TaskCompletionSource _drained = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _acknowledged = -1;

    public Task Drained => _drained.Task;

    /// <summary>Acknowledgements still to be lost, as by a process that dies just before.</summary>
    public int LostAcknowledgements { get; set; }

    public ValueTask<AppendResult> AppendAsync(Envelope envelope, CancellationToken cancellation) => throw new NotSupportedException();

    public async IAsyncEnumerable<IReadOnlyList<Delivery>> ReadAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var chunk in deliveries.Where(d => d.Position > _acknowledged).Chunk(batch)) yield return chunk;
        await Task.Delay(Timeout.InfiniteTimeSpan, cancellation);
    }

    public ValueTask AcknowledgeAsync(StreamId stream, long position, CancellationToken cancellation)
    {
        if (LostAcknowledgements > 0)
        {
            LostAcknowledgements--;
            throw new InvalidDataException("died before the acknowledgement");
        }

        _acknowledged = Math.Max(_acknowledged, position);
        if (_acknowledged >= deliveries[^1].Position) _drained.TrySetResult();
        return ValueTask.CompletedTask;
    }
}
