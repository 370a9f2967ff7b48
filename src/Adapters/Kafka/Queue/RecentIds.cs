using AuditPipeline.Core.Captures;

namespace AuditPipeline.Adapters.Kafka.Queue;

/// <summary>The last ids this process appended; the oldest goes first. Thread-safe.</summary>
internal sealed class RecentIds
{
    private const int Most = 10_000;

    private readonly Lock _gate = new();
    private readonly HashSet<EnvelopeId> _ids = [];
    private readonly Queue<EnvelopeId> _order = new();

    /// <summary>False when it is among them.</summary>
    public bool TryAdd(EnvelopeId id)
    {
        lock (_gate)
        {
            if (!_ids.Add(id)) return false;

            _order.Enqueue(id);
            while (_order.Count > Most) _ids.Remove(_order.Dequeue());
            return true;
        }
    }

    public void Remove(EnvelopeId id)
    {
        lock (_gate) _ids.Remove(id);   // its place in the order goes by itself
    }
}
