namespace AuditPipeline.Core.Packs;

/// <summary>A set of numbers kept as runs: memory follows the number of runs, not of numbers. Order of adding is free.</summary>
public sealed class NumberRuns
{
    private readonly Dictionary<long, long> _endByStart = [];
    private readonly Dictionary<long, long> _startByEnd = [];

    /// <summary>Adds a number; false when it is seen at once to be there already. <see cref="FirstTwice"/> finds the others.</summary>
    public bool Add(long number) => Add(number, number);

    /// <summary>Adds the numbers from <paramref name="first"/> to <paramref name="last"/>; false when one of them is seen at once to be
    /// there already.</summary>
    public bool Add(long first, long last)
    {
        if (_endByStart.ContainsKey(first) || _startByEnd.ContainsKey(first)
            || _endByStart.ContainsKey(last) || _startByEnd.ContainsKey(last)) return false;
        var (start, end) = (first, last);
        if (_startByEnd.Remove(first - 1, out var before))
        {
            _endByStart.Remove(before);
            start = before;
        }

        if (_endByStart.Remove(last + 1, out var after))
        {
            _startByEnd.Remove(after);
            end = after;
        }

        _endByStart[start] = end;
        _startByEnd[end] = start;
        return true;
    }

    /// <summary>Runs in ascending order, first and last number of each.</summary>
    public IReadOnlyList<(long First, long Last)> Runs() => [.. _endByStart.OrderBy(r => r.Key).Select(r => (r.Key, r.Value))];

    /// <summary>The first number that was added twice, or null.</summary>
    public long? FirstTwice()
    {
        var last = long.MinValue;
        foreach (var (first, end) in Runs())
        {
            if (first <= last) return first;
            last = Math.Max(last, end);
        }

        return null;
    }
}
