using AuditPipeline.Core.Captures;

namespace AuditPipeline.Adapters.Embedded.Journal;

/// <summary>What the last commit left, kept in memory. Changed only by the writer after a commit.</summary>
internal sealed class JournalState(JournalIdentity identity, StoredState stored, long waiting)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<EnvelopeId, long> _open = [];
    private long _lastNumber = stored.LastNumber;
    private long _lastPosition = stored.LastPosition;
    private long _acknowledgedThrough = stored.AcknowledgedThrough;
    private long _settled = stored.Settled;
    private long _waiting = waiting;
    private TaskCompletionSource _grown = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public JournalIdentity Identity => identity;

    public long LastNumber { get { lock (_gate) return _lastNumber; } }

    public long LastPosition { get { lock (_gate) return _lastPosition; } }

    public long AcknowledgedThrough { get { lock (_gate) return _acknowledgedThrough; } }

    public long Settled { get { lock (_gate) return _settled; } }

    public long Waiting { get { lock (_gate) return _waiting; } }

    /// <summary>Ends at the next commit that adds an entry to the queue. To miss none: take it, look, then wait for it.</summary>
    public Task Grown { get { lock (_gate) return _grown.Task; } }

    public JournalCounts Count()
    {
        lock (_gate)
        {
            long[] open = [.. _open.Values];
            Array.Sort(open);
            for (var i = 0; i < open.Length; i++) open[i] = identity.Of(open[i]).Value;
            return new JournalCounts(identity.Instance, identity.Own(_lastNumber), open, _waiting);
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
            (_lastNumber, _lastPosition, _acknowledgedThrough, _settled, _waiting) = (
                committed.LastNumber, committed.LastPosition, committed.AcknowledgedThrough, committed.Settled, committed.Waiting);
        }

        grown?.SetResult();
    }
}
