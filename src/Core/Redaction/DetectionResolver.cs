namespace AuditPipeline.Core.Redaction;

/// <summary>Makes detections free of overlap, the same way for the same set: the higher score stays, then the longer, then the earlier,
/// then the ordinally smaller kind.</summary>
public static class DetectionResolver
{
    /// <summary>The detections that stay, by start. Their order on input does not matter. O(n log n) plus the covered characters.</summary>
    public static List<Detection> Resolve(IEnumerable<Detection> found)
    {
        var byStart = found.ToArray();
        Array.Sort(byStart, static (a, b) => a.Start != b.Start ? a.Start.CompareTo(b.Start) : Preference(a, b));

        var kept = new List<Detection>(byStart.Length);
        var first = 0;
        while (first < byStart.Length)
        {
            // A group is a chain of overlaps; most groups hold one detection.
            var end = byStart[first].End;
            var last = first + 1;
            while (last < byStart.Length && byStart[last].Start < end)
            {
                end = Math.Max(end, byStart[last].End);
                last++;
            }

            if (last == first + 1) kept.Add(byStart[first]);
            else ResolveGroup(byStart.AsSpan(first, last - first), end, kept);
            first = last;
        }

        return kept;
    }

    /// <summary>What the detections cover beyond those that stayed: ranges by start, free of overlap. A redactor takes them out as well:
    /// they were pointed at as personal data by a detection that lost only part of its place.</summary>
    public static List<TextRange> Remainders(IEnumerable<Detection> found, IReadOnlyList<Detection> kept)
    {
        var ranges = new List<TextRange>();
        var next = 0;
        var at = 0;
        foreach (var one in found.OrderBy(d => d.Start))
        {
            at = Math.Max(at, one.Start);
            while (at < one.End)
            {
                while (next < kept.Count && kept[next].End <= at) next++;
                if (next < kept.Count && kept[next].Start <= at)
                {
                    at = kept[next].End;
                    continue;
                }

                var end = next < kept.Count ? Math.Min(one.End, kept[next].Start) : one.End;
                ranges.Add(new TextRange(at, end));
                at = end;
            }
        }

        return ranges;
    }

    private static void ResolveGroup(Span<Detection> group, int end, List<Detection> kept)
    {
        var origin = group[0].Start;
        var taken = new bool[end - origin];
        group.Sort(static (a, b) => Preference(a, b));
        var from = kept.Count;
        foreach (var one in group)
        {
            var place = taken.AsSpan(one.Start - origin, one.Length);
            if (place.Contains(true)) continue;
            place.Fill(true);
            kept.Add(one);
        }

        kept.Sort(from, kept.Count - from, Comparer<Detection>.Create(static (a, b) => a.Start.CompareTo(b.Start)));
    }

    private static int Preference(Detection a, Detection b)
    {
        var order = b.Score.CompareTo(a.Score);
        if (order == 0) order = b.Length.CompareTo(a.Length);
        if (order == 0) order = a.Start.CompareTo(b.Start);
        if (order == 0) order = string.CompareOrdinal(a.Kind, b.Kind);
        return order != 0 ? order : string.CompareOrdinal(a.Detector, b.Detector);
    }
}
