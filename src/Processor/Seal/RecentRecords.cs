using AuditPipeline.Core.Captures;

namespace AuditPipeline.Processor.Seal;

/// <summary>What a stream has sealed of each gateway instance lately, to recognise what is sent a second time. A pump that starts again
/// repeats at most what it had in flight (10,000 of a lane), so a window per instance suffices and a busy one cannot push a quiet one out.
/// Not safe for several threads at once.</summary>
internal sealed class RecentRecords
{
    /// <summary>Records kept of each instance.</summary>
    public const int Window = 20_000;

    /// <summary>Instances kept; beyond them the one that was silent longest is forgotten. Some 2 MB each at most.</summary>
    public const int MaxInstances = 64;

    private readonly Dictionary<string, Lane> _lanes = new(StringComparer.Ordinal);
    private readonly HashSet<string> _reported = new(StringComparer.Ordinal);
    private long _clock;

    public bool Contains(string? instance, EnvelopeId id) => _lanes.TryGetValue(instance ?? "", out var lane) && lane.Contains(id);

    /// <summary>True the first time that a number of an instance comes with another id than before: two gateways share an identity.</summary>
    public bool IsFirstConflict(string instance, long number, EnvelopeId id) =>
        _lanes.TryGetValue(instance, out var lane) && lane.IdOf(number) is { } before && before != id
        && _reported.Count < MaxInstances && _reported.Add(instance);

    /// <param name="instance">Gateway instance; null where it could not be read.</param>
    /// <param name="number">The number it takes; null for what takes none.</param>
    /// <param name="id">Of the record.</param>
    public void Add(string? instance, long? number, EnvelopeId id)
    {
        if (!_lanes.TryGetValue(instance ?? "", out var lane))
        {
            if (_lanes.Count >= MaxInstances) _lanes.Remove(_lanes.MinBy(l => l.Value.LastUsed).Key);
            _lanes.Add(instance ?? "", lane = new Lane());
        }

        lane.LastUsed = _clock++;
        lane.Add(number, id);
    }

    private sealed class Lane
    {
        private readonly Queue<(long? Number, EnvelopeId Id)> _order = new();
        private readonly HashSet<EnvelopeId> _ids = [];
        private readonly Dictionary<long, EnvelopeId> _numbers = [];

        public long LastUsed { get; set; }

        public bool Contains(EnvelopeId id) => _ids.Contains(id);

        public EnvelopeId? IdOf(long number) => _numbers.TryGetValue(number, out var id) ? id : null;

        public void Add(long? number, EnvelopeId id)
        {
            if (!_ids.Add(id)) return;
            if (number is { } given) _numbers.TryAdd(given, id);
            _order.Enqueue((number, id));
            if (_order.Count <= Window) return;

            var oldest = _order.Dequeue();
            _ids.Remove(oldest.Id);
            if (oldest.Number is { } gone && _numbers.GetValueOrDefault(gone) == oldest.Id) _numbers.Remove(gone);
        }
    }
}
