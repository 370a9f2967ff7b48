namespace AuditPipeline.Pii.Shapes;

/// <summary>The shapes as a network of places (Thompson's construction), from which <see cref="ShapeAutomaton"/> is made.</summary>
internal sealed class ShapeNetwork
{
    /// <summary>What most values are made of; the classes of these characters come first.</summary>
    private const string Usual = "0123456789 -./";

    private readonly List<(UInt128 Set, int To)> steps = [];          // by place; an empty set: no step
    private readonly List<List<int>> jumps = [];                      // by place: places reached without reading
    private readonly List<int> ends = [];                             // by place: the shape that ends there; -1: none
    private readonly List<int> starts = [];
    private int[][] classesOf = [];                                   // by place: the classes its step reads
    private int[][] reached = [];                                     // by place: itself and what it reaches without reading
    private List<int>[] targets = [];                                 // by class: what a step reads into, while it is worked out
    private int[] marks = [];                                         // by place: the last walk that met it
    private int walk;

    internal void Add(ShapeNode node, int shape, bool ignoreCase)
    {
        var (first, last) = Build(node, ignoreCase);
        starts.Add(first);
        ends[last] = shape;
    }

    /// <summary>Puts characters that no shape tells apart into one class. Nothing may be added behind it.</summary>
    /// <param name="classes">By character; 0 for those in no shape.</param>
    /// <returns>The number of classes, class 0 included.</returns>
    internal int Classify(byte[] classes)
    {
        var sets = steps.Select(s => s.Set).Where(s => s != 0).Distinct().ToArray();
        var known = new Dictionary<string, byte>(StringComparer.Ordinal);
        var found = new List<UInt128> { 0 };
        foreach (var c in Enumerable.Range(0, 128).OrderBy(c => Usual.Contains((char)c) ? 0 : 1))
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

        var bySet = sets.ToDictionary(s => s, s => Enumerable.Range(1, found.Count - 1).Where(c => (s & found[c]) != 0).ToArray());
        classesOf = [.. steps.Select(s => s.Set == 0 ? [] : bySet[s.Set])];
        marks = new int[steps.Count];
        reached = [.. Enumerable.Range(0, steps.Count).Select(Closure)];
        targets = [.. Enumerable.Range(0, found.Count).Select(_ => new List<int>())];
        return found.Count;
    }

    internal int[] Start() => Union(starts);

    /// <summary>What is reached from a set of places, by class.</summary>
    /// <param name="into">As long as there are classes; empty sets where nothing is reached.</param>
    internal void Step(int[] places, int[][] into)
    {
        foreach (var to in targets) to.Clear();
        foreach (var place in places)
        {
            foreach (var c in classesOf[place]) targets[c].Add(steps[place].To);
        }

        for (var c = 0; c < into.Length; c++) into[c] = targets[c].Count == 0 ? [] : Union(targets[c]);
    }

    internal int[] Accepted(int[] places) => [.. places.Select(p => ends[p]).Where(shape => shape >= 0).Distinct().Order()];

    /// <summary>Everything reached from some places without reading, in order.</summary>
    private int[] Union(List<int> from)
    {
        walk++;
        var union = new List<int>();
        foreach (var place in from)
        {
            foreach (var one in reached[place])
            {
                if (marks[one] == walk) continue;
                marks[one] = walk;
                union.Add(one);
            }
        }

        union.Sort();
        return [.. union];
    }

    private int[] Closure(int place)
    {
        walk++;
        var open = new Stack<int>([place]);
        var closure = new List<int>();
        while (open.TryPop(out var at))
        {
            if (marks[at] == walk) continue;
            marks[at] = walk;

            // Only places that read or end something tell two sets apart.
            if (steps[at].Set != 0 || ends[at] >= 0) closure.Add(at);
            foreach (var to in jumps[at]) open.Push(to);
        }

        return [.. closure];
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
        ends.Add(-1);
        return steps.Count - 1;
    }
}
