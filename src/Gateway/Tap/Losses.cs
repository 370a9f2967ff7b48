using AuditPipeline.Core.Captures;
using AuditPipeline.Core.Ports;

namespace AuditPipeline.Gateway.Tap;

/// <summary>Calls lost and not yet recorded as such: one count per provider, system and cause. Thread-safe, bounded.</summary>
internal sealed class Losses(string tenant, TimeProvider time, IRandomness randomness)
{
    /// <summary>Further systems are counted without their name: callers choose names.</summary>
    private const int MostKinds = 1_000;

    private readonly Lock _gate = new();
    private readonly Dictionary<(string Provider, string? System, LossCause Cause), (DateTimeOffset From, DateTimeOffset To, long Count)> _counts = [];

    public bool Any
    {
        get { lock (_gate) return _counts.Count > 0; }
    }

    public void Add(CallOpening opening, LossCause cause)
    {
        lock (_gate)
        {
            var kind = (opening.Provider, opening.Caller.System, cause);
            if (!_counts.ContainsKey(kind) && _counts.Count >= MostKinds) kind.System = null;
            Merge(kind, opening.CapturedAt, opening.CapturedAt, 1);
        }
    }

    /// <summary>Writes what is counted, one statement per kind. What the journal does not take is counted on.</summary>
    /// <returns>How many calls were recorded as lost; −1 when the journal took none.</returns>
    public async ValueTask<long> RecordAsync(IJournal journal, CancellationToken cancellation)
    {
        var recorded = 0L;
        foreach (var loss in Take())
        {
            var taken = (await journal.LoseAsync(loss, cancellation)).Number is not null;
            if (taken) recorded += loss.Count;
            else Return(loss);
        }

        return recorded == 0 && Any ? -1 : recorded;
    }

    private List<CaptureLoss> Take()
    {
        lock (_gate)
        {
            var losses = _counts.Select(kind => new CaptureLoss(
                EnvelopeId.New(time.GetUtcNow(), randomness), tenant, kind.Key.Provider, kind.Key.System, kind.Key.Cause, kind.Value.From,
                kind.Value.To, kind.Value.Count)).ToList();
            _counts.Clear();
            return losses;
        }
    }

    private void Return(CaptureLoss loss)
    {
        lock (_gate) Merge((loss.Provider, loss.System, loss.Cause), loss.From, loss.To, loss.Count);
    }

    private void Merge((string Provider, string? System, LossCause Cause) kind, DateTimeOffset from, DateTimeOffset to, long count)
    {
        if (_counts.TryGetValue(kind, out var known))
            (from, to, count) = (known.From < from ? known.From : from, known.To > to ? known.To : to, known.Count + count);
        _counts[kind] = (from, to, count);
    }
}
