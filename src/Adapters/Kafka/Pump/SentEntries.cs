namespace AuditPipeline.Adapters.Kafka.Pump;

/// <summary>Positions sent, in order, and how far from the first on the brokers have them all. Thread-safe.</summary>
internal sealed class SentEntries
{
    private readonly Lock _gate = new();
    private readonly Queue<SentEntry> _sent = new();
    private TaskCompletionSource _grown = NewSignal();

    /// <summary>Up to here everything is acknowledged by the brokers; −1 before the first.</summary>
    public long Through { get; private set; } = -1;

    public SentEntry Add(long position)
    {
        lock (_gate)
        {
            var entry = new SentEntry(position);
            _sent.Enqueue(entry);
            return entry;
        }
    }

    public void Acknowledged(SentEntry entry)
    {
        lock (_gate)
        {
            entry.IsAcknowledged = true;
            while (_sent.TryPeek(out var first) && first.IsAcknowledged) Through = _sent.Dequeue().Position;
            _grown.TrySetResult();
        }
    }

    /// <summary>The position everything up to which is acknowledged; waits until it is beyond <paramref name="known"/>.</summary>
    public async ValueTask<long> BeyondAsync(long known, CancellationToken cancellation)
    {
        while (true)
        {
            Task grown;
            lock (_gate)
            {
                if (Through > known) return Through;

                if (_grown.Task.IsCompleted) _grown = NewSignal();
                grown = _grown.Task;
            }

            await grown.WaitAsync(cancellation);
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
