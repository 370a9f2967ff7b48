using AuditPipeline.Core.Captures;
using Confluent.Kafka;

namespace AuditPipeline.Adapters.Kafka.Queue;

/// <summary>The partitions this process holds and what was read of them, bounded by whoever fills it. Thread-safe.</summary>
internal sealed class HeldPartitions(KafkaOptions options)
{
    private readonly Lock _gate = new();
    private readonly List<HeldPartition> _held = [];
    private TaskCompletionSource _grown = NewSignal();
    private int _turn;
    private long _bytes;

    /// <summary>Bytes read and not taken.</summary>
    public long Bytes => Interlocked.Read(ref _bytes);

    public HeldPartition Add(TopicPartition place)
    {
        lock (_gate)
        {
            var partition = new HeldPartition(place);
            _held.Add(partition);
            return partition;
        }
    }

    /// <summary>Lets a partition go with what was read of it; null when it was not held.</summary>
    public HeldPartition? Remove(TopicPartition place)
    {
        lock (_gate)
        {
            if (Find(place) is not { } partition) return null;

            _held.Remove(partition);
            Drop(partition);
            return partition;
        }
    }

    public HeldPartition? Find(TopicPartition place)
    {
        lock (_gate) return _held.Find(partition => partition.Place == place);
    }

    public HeldPartition? Find(StreamId stream)
    {
        lock (_gate) return _held.Find(partition => partition.Stream == stream);
    }

    public IReadOnlyList<HeldPartition> All()
    {
        lock (_gate) return [.. _held];
    }

    /// <summary>Forgets what was read of a partition: it is read again from elsewhere.</summary>
    public void Clear(HeldPartition partition)
    {
        lock (_gate) Drop(partition);
    }

    public void Put(HeldPartition partition, Delivery delivery, long bytes, DateTimeOffset sentAt)
    {
        lock (_gate)
        {
            if (!_held.Contains(partition)) return;

            partition.Read.Enqueue((delivery, bytes, sentAt));
            partition.NextOffset = delivery.Position + 1;
            _bytes += bytes;
            _grown.TrySetResult();
        }
    }

    /// <summary>The next list of one partition, each in its turn; waits for one.</summary>
    public async ValueTask<IReadOnlyList<Delivery>> TakeAsync(CancellationToken cancellation)
    {
        while (true)
        {
            Task grown;
            lock (_gate)
            {
                if (Take() is { } list) return list;

                if (_grown.Task.IsCompleted) _grown = NewSignal();
                grown = _grown.Task;
            }

            await grown.WaitAsync(cancellation);
        }
    }

    /// <summary>When the oldest entry that nobody has taken was sent; null when there is none.</summary>
    public DateTimeOffset? Oldest()
    {
        lock (_gate)
        {
            DateTimeOffset? oldest = null;
            foreach (var partition in _held)
                if (partition.Read.TryPeek(out var first) && !(oldest <= first.SentAt)) oldest = first.SentAt;
            return oldest;
        }
    }

    private List<Delivery>? Take()
    {
        for (var i = 0; i < _held.Count; i++)
        {
            var partition = _held[(_turn + i) % _held.Count];
            if (partition.Read.Count == 0) continue;

            _turn = (_turn + i + 1) % _held.Count;
            var list = new List<Delivery>();
            var taken = 0L;
            while (list.Count < options.BatchCount && partition.Read.TryPeek(out var next)
                && (list.Count == 0 || taken + next.Bytes <= options.BatchBytes))
            {
                list.Add(partition.Read.Dequeue().Delivery);
                taken += next.Bytes;
            }

            _bytes -= taken;
            return list;
        }

        return null;
    }

    private void Drop(HeldPartition partition)
    {
        _bytes -= partition.Read.Sum(entry => entry.Bytes);
        partition.Read.Clear();
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
