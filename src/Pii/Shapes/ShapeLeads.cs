namespace AuditPipeline.Pii.Shapes;

/// <summary>What values of an automaton hold before their first digit, by its length: so most words before a number need no reading.</summary>
internal sealed class ShapeLeads
{
    private const byte First = 1;
    private const byte Last = 2;

    private readonly int width;
    private readonly byte[] ends;   // length * width + class: whether a lead so long may begin and end with a character of the class

    /// <param name="width">Number of classes, class 0 included.</param>
    /// <param name="classes">By character.</param>
    /// <param name="step">The state reached from a state by a class.</param>
    internal ShapeLeads(int width, byte[] classes, Func<int, int, int> step)
    {
        this.width = width;
        int[] digits = [.. Enumerable.Range('0', 10).Select(c => (int)classes[c]).Where(c => c != 0).Distinct()];
        int[] others = [.. Enumerable.Range(0, classes.Length).Where(c => !char.IsAsciiDigit((char)c)).Select(c => (int)classes[c]).Where(c => c != 0).Distinct()];

        // By length: the states reached without a digit. There are no cycles, so they come to an end.
        int[] states = [1];
        var reached = new List<int[]> { states };
        while (states.Length > 0) reached.Add(states = [.. reached[^1].SelectMany(s => others.Select(c => step(s, c))).Where(s => s != 0).Distinct()]);

        // By the length that is left: the states from which a digit may follow.
        var open = reached.SelectMany(at => at).Where(s => digits.Any(c => step(s, c) != 0)).ToHashSet();
        var before = new List<HashSet<int>> { open };
        for (var left = 1; left < reached.Count; left++)
            before.Add([.. reached.SelectMany(at => at).Where(s => others.Any(c => before[left - 1].Contains(step(s, c))))]);

        Longest = Enumerable.Range(0, reached.Count).LastOrDefault(length => before[length].Contains(1));
        ends = new byte[(Longest + 1) * width];
        for (var length = 1; length <= Longest; length++)
        {
            foreach (var c in others)
            {
                if (before[length - 1].Contains(step(1, c))) ends[length * width + c] |= First;
                if (reached[length - 1].Any(s => open.Contains(step(s, c)))) ends[length * width + c] |= Last;
            }
        }
    }

    /// <summary>The longest, in UTF-16 units.</summary>
    internal int Longest { get; }

    /// <param name="length">At least 1.</param>
    /// <param name="first">Class of the first character.</param>
    /// <param name="last">Class of the last one.</param>
    internal bool Has(int length, int first, int last) =>
        length <= Longest && (ends[length * width + first] & First) != 0 && (ends[length * width + last] & Last) != 0;
}
