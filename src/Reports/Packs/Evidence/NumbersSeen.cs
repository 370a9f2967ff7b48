using AuditPipeline.Core.Packs;

namespace AuditPipeline.Reports.Packs.Evidence;

/// <summary>Gateway numbers of a range, and which of the ones between them are named as pending: calls still open, or sealed outside the
/// range. Numbers that nothing accounts for are not named.</summary>
internal sealed class NumbersSeen
{
    // A list as long as this is not all: behind its end, what is pending cannot be told from what is missing.
    private const int MostListed = 1_000;

    private readonly SortedDictionary<string, NumberRuns> _seen = new(StringComparer.Ordinal);

    /// <summary>A record has one number; a loss has one for every call it accounts for.</summary>
    public void Add(string gateway, long number, long count)
    {
        if (!_seen.TryGetValue(gateway, out var numbers)) _seen[gateway] = numbers = new NumberRuns();
        numbers.Add(number, number + count - 1);
    }

    /// <param name="fromStart">The range begins at the first leaf, so numbers begin at 1.</param>
    /// <param name="missing">Per instance, numbers that nothing accounts for.</param>
    public IReadOnlyList<PendingNumbers> Pending(bool fromStart, IReadOnlyDictionary<string, IReadOnlyList<long>> missing)
    {
        var pending = new List<PendingNumbers>();
        foreach (var (gateway, numbers) in _seen)
        {
            var unexplained = missing.TryGetValue(gateway, out var found) ? found.ToHashSet() : [];
            var known = unexplained.Count < MostListed ? long.MaxValue : unexplained.Max();
            var named = new List<long>();
            var runs = numbers.Runs();
            var next = fromStart ? 1 : runs[0].First;
            foreach (var (first, last) in runs)
            {
                for (; next < first && named.Count < StreamFile.MaxPending; next++)
                    if (next <= known && !unexplained.Contains(next)) named.Add(next);
                next = Math.Max(next, last + 1);
            }

            if (named.Count > 0) pending.Add(new PendingNumbers(gateway, named));
        }

        return pending;
    }
}
