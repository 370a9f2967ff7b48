using AuditPipeline.Core.Custody;

namespace AuditPipeline.Processor.Custody.Scrub;

/// <summary>Faults of one log as they are found: bounded, with runs of the same fault put together.</summary>
internal sealed class ScrubFaults
{
    private readonly List<ScrubFault> _listed;
    private readonly Dictionary<string, int> _newest = new(StringComparer.Ordinal);

    /// <param name="before">What an earlier part of the walk found.</param>
    public ScrubFaults(ScrubReport before)
    {
        _listed = [.. before.Faults];
        (Count, Unlisted) = (before.FaultCount, before.Unlisted);
        for (var i = 0; i < _listed.Count; i++) _newest[_listed[i].What] = i;
    }

    public long Count { get; private set; }

    public long Unlisted { get; private set; }

    /// <summary>In the order they were found.</summary>
    public IReadOnlyList<ScrubFault> Listed => [.. _listed];

    /// <summary>Something that has no index.</summary>
    public void Add(string what) => Add(null, null, 1, what);

    public void Add(long index, string what) => Add(index, index, 1, what);

    public void Add(long first, long last, string what) => Add(first, last, last - first + 1, what);

    /// <param name="first">First index.</param>
    /// <param name="last">Last index.</param>
    /// <param name="places">How many places that are.</param>
    /// <param name="what">Of <see cref="ScrubWords"/>.</param>
    public void Add(long? first, long? last, long places, string what)
    {
        Count += places;
        if (_newest.TryGetValue(what, out var place) && first is not null && (_listed[place].Last == first - 1 || _listed[place].Last == first))
        {
            _listed[place] = _listed[place] with { Last = last };
            return;
        }

        if (_listed.Count == ScrubReport.MostFaults)
        {
            Unlisted += places;
            return;
        }

        _newest[what] = _listed.Count;
        _listed.Add(new ScrubFault(first, last, what));
    }
}
