namespace AuditPipeline.Host.Presidio;

/// <summary>Which of overlapping places the anonymizer keeps, as Presidio does: overlaps of one type become one place; a place inside another
/// goes; of equal places the better one stays; places of one type with only spaces between them become one. O(n log n).</summary>
internal static class EntityConflicts
{
    /// <summary>By start, then end. Places of different types may still overlap in part.</summary>
    public static List<EntityRange> Resolve(string text, CodePoints points, IEnumerable<EntityRange> ranges)
    {
        var kept = OutsideOthers(MergedByType(ranges));
        return Joined(text, points, kept);
    }

    private static List<EntityRange> MergedByType(IEnumerable<EntityRange> ranges)
    {
        var merged = new List<EntityRange>();
        foreach (var type in ranges.GroupBy(r => r.Entity, StringComparer.Ordinal))
        {
            var from = merged.Count;
            foreach (var one in type.OrderBy(r => r.Start).ThenBy(r => r.End))
            {
                if (merged.Count > from && one.Start < merged[^1].End)
                    merged[^1] = merged[^1] with { End = Math.Max(merged[^1].End, one.End), Score = Math.Max(merged[^1].Score, one.Score) };
                else
                    merged.Add(one);
            }
        }

        return merged;
    }

    private static List<EntityRange> OutsideOthers(List<EntityRange> ranges)
    {
        var kept = new List<EntityRange>(ranges.Count);
        var end = -1;
        foreach (var one in ranges.OrderBy(r => r.Start).ThenByDescending(r => r.End).ThenByDescending(r => r.Score))
        {
            if (one.End <= end) continue;   // one that begins no later ends no earlier
            kept.Add(one);
            end = one.End;
        }

        return kept;
    }

    private static List<EntityRange> Joined(string text, CodePoints points, List<EntityRange> ranges)
    {
        var joined = new List<EntityRange>(ranges.Count);
        foreach (var one in ranges)
        {
            if (joined.Count > 0 && joined[^1] is var last && last.Entity == one.Entity && one.Start > last.End && one.End <= points.Length
                && !text.AsSpan(points.ToUnits(last.End)..points.ToUnits(one.Start)).ContainsAnyExcept(' '))
                joined[^1] = last with { End = one.End, Score = one.Score };
            else
                joined.Add(one);
        }

        return joined;
    }
}
