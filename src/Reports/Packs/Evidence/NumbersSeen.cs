using AuditPipeline.Core.Packs;

namespace AuditPipeline.Reports.Packs.Evidence;

/// <summary>Gateway numbers of a range, and which of the ones between them are named as pending: calls still open, or sealed outside the
/// range. Numbers that nothing accounts for are not named.</summary>
internal sealed class NumbersSeen
{
    private readonly SortedDictionary<string, SortedSet<long>> _seen = new(StringComparer.Ordinal);

    public void Add(string gateway, long number)
    {
        if (!_seen.TryGetValue(gateway, out var numbers)) _seen[gateway] = numbers = [];
        numbers.Add(number);
    }

    /// <param name="fromStart">The range begins at the first leaf, so numbers begin at 1.</param>
    /// <param name="missing">Per instance, numbers that nothing accounts for.</param>
    public IReadOnlyList<PendingNumbers> Pending(bool fromStart, IReadOnlyDictionary<string, IReadOnlyList<long>> missing)
    {
        var pending = new List<PendingNumbers>();
        foreach (var (gateway, numbers) in _seen)
        {
            var unexplained = missing.TryGetValue(gateway, out var found) ? found.ToHashSet() : [];
            var named = new List<long>();
            for (var n = fromStart ? 1 : numbers.Min; n < numbers.Max && named.Count < StreamFile.MaxPending; n++)
                if (!numbers.Contains(n) && !unexplained.Contains(n)) named.Add(n);
            if (named.Count > 0) pending.Add(new PendingNumbers(gateway, named));
        }

        return pending;
    }
}
