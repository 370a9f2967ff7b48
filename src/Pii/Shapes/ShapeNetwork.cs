namespace AuditPipeline.Pii.Shapes;

/// <summary>The shapes as a network of places (Thompson's construction), from which <see cref="ShapeAutomaton"/> is made.</summary>
internal sealed class ShapeNetwork
{
    private readonly List<(UInt128 Set, int To)> steps = [];          // by place; an empty set: no step
    private readonly List<List<int>> jumps = [];                      // by place: places reached without reading
    private readonly Dictionary<int, int> ends = [];                  // place → shape
    private readonly List<int> starts = [];
    private UInt128[] classSets = [];

    internal void Add(ShapeNode node, int shape, bool ignoreCase)
    {
        var (first, last) = Build(node, ignoreCase);
        starts.Add(first);
        ends[last] = shape;
    }

    /// <summary>Puts characters that no shape tells apart into one class.</summary>
    /// <param name="classes">By character; 0 for those in no shape.</param>
    /// <returns>The number of classes, class 0 included.</returns>
    internal int Classify(byte[] classes)
    {
        var sets = steps.Select(s => s.Set).Where(s => s != 0).Distinct().ToArray();
        var known = new Dictionary<string, byte>(StringComparer.Ordinal);
        var found = new List<UInt128> { 0 };
        for (var c = 0; c < 128; c++)
        {
            var bit = UInt128.One << c;
            var key = string.Concat(sets.Select(s => (s & bit) != 0 ? '1' : '0'));
            if (!key.Contains('1')) continue;
            if (!known.TryGetValue(key, out var number))
            {
                number = known[key] = (byte)found.Count;
                found.Add(bit);
            }

            classes[c] = number;
        }

        classSets = [.. found];
        return found.Count;
    }

    internal int[] Start() => Reached(starts);

    internal int[] Step(int[] places, int characterClass) =>
        Reached(places.Where(p => (steps[p].Set & classSets[characterClass]) != 0).Select(p => steps[p].To));

    internal int[] Accepted(int[] places) => [.. places.Where(ends.ContainsKey).Select(p => ends[p]).Distinct().Order()];

    private int[] Reached(IEnumerable<int> from)
    {
        var open = new Stack<int>(from);
        var seen = new SortedSet<int>();
        while (open.TryPop(out var place))
        {
            if (!seen.Add(place)) continue;
            foreach (var to in jumps[place]) open.Push(to);
        }

        // Only places that read or end something tell two sets apart.
        return [.. seen.Where(p => steps[p].Set != 0 || ends.ContainsKey(p))];
    }

    private (int First, int Last) Build(ShapeNode node, bool ignoreCase)
    {
        switch (node)
        {
            case ShapeNode.One one:
                var (first, last) = (Place(), Place());
                steps[first] = (ignoreCase ? BothCases(one.Set) : one.Set, last);
                return (first, last);
            case ShapeNode.Sequence sequence:
                var begin = Place();
                var end = begin;
                foreach (var part in sequence.Parts)
                {
                    var built = Build(part, ignoreCase);
                    jumps[end].Add(built.First);
                    end = built.Last;
                }

                return (begin, end);
            case ShapeNode.Choice choice:
                var (fork, join) = (Place(), Place());
                foreach (var option in choice.Options)
                {
                    var built = Build(option, ignoreCase);
                    jumps[fork].Add(built.First);
                    jumps[built.Last].Add(join);
                }

                return (fork, join);
            case ShapeNode.Repeat repeat:
                var (from, done) = (Place(), Place());
                var at = from;
                for (var i = 0; i < repeat.Most; i++)
                {
                    if (i >= repeat.Least) jumps[at].Add(done);
                    var built = Build(repeat.Part, ignoreCase);
                    jumps[at].Add(built.First);
                    at = built.Last;
                }

                jumps[at].Add(done);
                return (from, done);
            default:
                throw new ArgumentOutOfRangeException(nameof(node));
        }
    }

    private static UInt128 BothCases(UInt128 set)
    {
        var both = set;
        for (var c = 'a'; c <= 'z'; c++)
        {
            var pair = (UInt128.One << c) | (UInt128.One << (c - 32));
            if ((set & pair) != 0) both |= pair;
        }

        return both;
    }

    private int Place()
    {
        steps.Add((0, 0));
        jumps.Add([]);
        return steps.Count - 1;
    }
}
