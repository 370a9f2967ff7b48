using System.Runtime.CompilerServices;
using AuditPipeline.Core.Captures;
using AuditPipeline.Core.Ports;
using AuditPipeline.Tests.Shared;

namespace AuditPipeline.Adapters.Tests.Kafka;

/// <summary>Stands for a gateway's journal as a queue: delivers from the first that is not acknowledged.</summary>
internal sealed class MemoryQueue : IEnvelopeQueue
{
    private readonly Lock _gate = new();
    private readonly List<Delivery> _entries = [];
    private TaskCompletionSource _grown = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public static StreamId Stream { get; } = StreamId.OfPartition(0);

    public long Through { get; private set; }

    /// <summary>How often reading has begun: once for each attempt of a pump.</summary>
    public int Readings { get; private set; }

    /// <summary>Highest position handed over.</summary>
    public long Delivered { get; private set; }

    /// <summary>Runs before an acknowledgement is taken.</summary>
    public Action<long>? Acknowledging { get; set; }

    public void Add(Func<StreamId, long, Delivery> make)
    {
        lock (_gate)
        {
            _entries.Add(make(Stream, _entries.Count + 1));
            var grown = _grown;
            _grown = new(TaskCreationOptions.RunContinuationsAsynchronously);
            grown.TrySetResult();
        }
    }

    public void Add(long number, string prompt = "Hallo") =>
        Add((stream, position) => Delivery.Of(stream, position, Calls.Imported(number, prompt) with { Number = new GatewayNumber("gw-1", number) }));

    public ValueTask<AppendResult> AppendAsync(Envelope envelope, CancellationToken cancellation) => throw new NotSupportedException();

    public async IAsyncEnumerable<IReadOnlyList<Delivery>> ReadAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        var position = Through;
        Readings++;
        while (true)
        {
            Delivery[] next;
            Task grown;
            lock (_gate) (next, grown) = ([.. _entries.Where(entry => entry.Position > position).Take(10)], _grown.Task);
            if (next.Length == 0)
            {
                await grown.WaitAsync(cancellation);
                continue;
            }

            Delivered = Math.Max(Delivered, next[^1].Position);
            yield return next;
            position = next[^1].Position;
        }
    }

    public ValueTask AcknowledgeAsync(StreamId stream, long position, CancellationToken cancellation)
    {
        Acknowledging?.Invoke(position);
        Through = position;
        return ValueTask.CompletedTask;
    }
}
