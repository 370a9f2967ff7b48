using AuditPipeline.Core.Captures;

namespace AuditPipeline.Adapters.Embedded.Journal;

/// <summary>What the last commit left, kept in memory. Changed only by the writer after a commit.</summary>
internal sealed class JournalState(string instance, long lastNumber, long lastPosition, long acknowledgedThrough)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<EnvelopeId, long> _open = [];
    private long _lastNumber = lastNumber;
    private long _lastPosition = lastPosition;
    private long _acknowledgedThrough = acknowledgedThrough;
    private TaskCompletionSource _grown = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string Instance { get; } = instance;

    public long LastNumber { get { lock (_gate) return _lastNumber; } }

    public long LastPosition { get { lock (_gate) return _lastPosition; } }

    public long AcknowledgedThrough { get { lock (_gate) return _acknowledgedThrough; } }

    public bool IsEmpty { get { lock (_gate) return _open.Count == 0 && _acknowledgedThrough == _lastPosition; } }

    /// <summary>Ends at the next commit that adds an entry to the queue. To miss none: take it, look, then wait for it.</summary>
    public Task Grown { get { lock (_gate) return _grown.Task; } }

    public JournalCounts Count()
    {
        lock (_gate)
        {
            long[] open = [.. _open.Values];
            Array.Sort(open);
            return new JournalCounts(Instance, _lastNumber, open, _lastPosition - _acknowledgedThrough);
        }
    }

    public long? NumberOfOpen(EnvelopeId id)
    {
        lock (_gate) return _open.TryGetValue(id, out var number) ? number : null;
    }

    /// <summary>Open calls in the order they were opened.</summary>
    public IReadOnlyList<EnvelopeId> OpenIds()
    {
        lock (_gate) return [.. _open.OrderBy(call => call.Value).Select(call => call.Key)];
    }

    /// <summary>Takes over the calls a dead process left open.</summary>
    public void Restore(IEnumerable<(EnvelopeId Id, long Number)> open)
    {
        lock (_gate)
            foreach (var (id, number) in open) _open.Add(id, number);
    }

    public void Publish(JournalTransaction committed)
    {
        TaskCompletionSource? grown = null;
        lock (_gate)
        {
            foreach (var (id, number) in committed.Opened) _open.Add(id, number);
            foreach (var id in committed.Closed) _open.Remove(id);
            if (committed.LastPosition > _lastPosition)
                (grown, _grown) = (_grown, new(TaskCreationOptions.RunContinuationsAsynchronously));
            (_lastNumber, _lastPosition, _acknowledgedThrough) =
                (committed.LastNumber, committed.LastPosition, committed.AcknowledgedThrough);
        }

        grown?.SetResult();
    }
}
