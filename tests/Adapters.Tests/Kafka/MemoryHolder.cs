using System.Collections.Concurrent;
using AuditPipeline.Core.Captures;
using AuditPipeline.Core.Ports;

namespace AuditPipeline.Tests.Kafka;

/// <summary>Stands for store and log: knows how far each stream is sealed.</summary>
internal sealed class MemoryHolder : IStreamHolder
{
    private readonly ConcurrentDictionary<StreamId, StreamProgress> _progress = new();

    public ConcurrentQueue<StreamId> Taken { get; } = new();

    public ConcurrentQueue<StreamId> Left { get; } = new();

    public StreamProgress Of(StreamId stream) => _progress.GetValueOrDefault(stream) ?? new StreamProgress(0, null, -1);

    public void Seal(StreamId stream, long position, EnvelopeId? id) => _progress.AddOrUpdate(
        stream, new StreamProgress(position + 1, id, position),
        (_, before) => before.NextPosition > position ? before : new StreamProgress(position + 1, id, position));

    public ValueTask<StreamProgress> TakeAsync(StreamId stream, CancellationToken cancellation)
    {
        Taken.Enqueue(stream);
        return new(Of(stream));
    }

    public ValueTask LeaveAsync(StreamId stream, CancellationToken cancellation)
    {
        Left.Enqueue(stream);
        return ValueTask.CompletedTask;
    }
}
