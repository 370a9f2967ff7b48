namespace AuditPipeline.Core.Redaction;

/// <summary>What is to be done with one text, in its own places.</summary>
/// <param name="Detections">What is replaced, by start.</param>
/// <param name="Kept">What stays, by start.</param>
/// <param name="Replacements">By start, free of overlap.</param>
/// <param name="NotScanned">Why nothing was looked at; empty when it was.</param>
internal sealed record FoundValues(
    IReadOnlyList<Detection> Detections, IReadOnlyList<Detection> Kept, List<Replacement> Replacements, IReadOnlyList<string> NotScanned)
{
    internal static FoundValues None { get; } = new([], [], [], []);

    /// <summary>Leaves out what an earlier redaction put there.</summary>
    internal static FoundValues Of(string text, PolicyScan scan, Substitutes substitutes)
    {
        var known = substitutes.Known(text);
        var detections = new List<Detection>(scan.Redacted.Detections.Count);
        var replacements = new List<Replacement>(scan.Redacted.Detections.Count + scan.Redacted.Remainders.Count);
        var at = 0;
        foreach (var one in scan.Redacted.Detections)
        {
            if (IsIn(known, one, ref at) || substitutes.IsMasked(one, text)) continue;
            detections.Add(one);
            replacements.Add(substitutes.For(one, text));
        }

        if (scan.Redacted.Remainders.Count > 0)
        {
            foreach (var one in Outside(known, scan.Redacted.Remainders)) replacements.Add(new Replacement(one.Start, one.End, ""));
            replacements.Sort(static (a, b) => a.Start.CompareTo(b.Start));
        }

        return new FoundValues(detections, Untouched(scan.Kept, known, replacements), replacements, []);
    }

    /// <summary>The kept values that no replacement touches.</summary>
    private static List<Detection> Untouched(IReadOnlyList<Detection> kept, List<Placeholder> known, List<Replacement> replacements)
    {
        var untouched = new List<Detection>(kept.Count);
        var (at, next) = (0, 0);
        foreach (var one in kept)
        {
            while (next < replacements.Count && replacements[next].End <= one.Start) next++;
            var touched = next < replacements.Count && replacements[next].Start < one.End;
            if (!touched && !IsIn(known, one, ref at)) untouched.Add(one);
        }

        return untouched;
    }

    private static bool IsIn(List<Placeholder> known, Detection one, ref int at)
    {
        while (at < known.Count && known[at].End <= one.Start) at++;
        return at < known.Count && known[at].Holds(one.Start, one.End);
    }

    /// <summary>What of the ranges stands outside the placeholders.</summary>
    private static IEnumerable<TextRange> Outside(List<Placeholder> known, IReadOnlyList<TextRange> ranges)
    {
        var next = 0;
        foreach (var range in ranges)
        {
            var from = range.Start;
            while (next < known.Count && known[next].End <= from) next++;
            for (var k = next; k < known.Count && known[k].Start < range.End; k++)
            {
                if (known[k].Start > from) yield return new TextRange(from, known[k].Start);
                from = known[k].End;
            }

            if (from < range.End) yield return new TextRange(from, range.End);
        }
    }
}
