using AuditPipeline.Pii.Text;

namespace AuditPipeline.Pii.Shapes;

/// <summary>Many shapes as one deterministic automaton: reading a text once from a place gives all shapes that match there, with all their
/// ends. A step costs one look into a table, whatever the number of shapes, and there is nothing to go back to. Blanks of all widths read
/// as a blank, all hyphens as a hyphen-minus.</summary>
public sealed class ShapeAutomaton
{
    private const int MostStates = 200_000;
    private const int MostKept = ushort.MaxValue;

    private readonly byte[] classes = new byte[128];   // of an ASCII character; 0: in no shape
    private readonly int width;
    private readonly ushort[] next;                    // state * width + class; 0: nothing can match any more
    private readonly int[][] accepted;                 // by state: shapes that end here

    /// <param name="shapes">As <see cref="ShapeParser"/> reads them.</param>
    /// <param name="ignoreCase">Letters match in either case.</param>
    /// <exception cref="ArgumentException">A shape is not well formed, matches nothing, or there are too many.</exception>
    public ShapeAutomaton(IReadOnlyList<string> shapes, bool ignoreCase = false)
        : this(shapes, [.. shapes.Select(_ => ignoreCase)])
    {
    }

    /// <param name="shapes">As <see cref="ShapeParser"/> reads them.</param>
    /// <param name="ignoreCase">By shape: its letters match in either case.</param>
    /// <exception cref="ArgumentException">A shape is not well formed, matches nothing, or there are too many.</exception>
    public ShapeAutomaton(IReadOnlyList<string> shapes, IReadOnlyList<bool> ignoreCase)
    {
        var builder = new ShapeNetwork();
        for (var i = 0; i < shapes.Count; i++) builder.Add(ShapeParser.Parse(shapes[i]), i, ignoreCase[i]);
        width = builder.Classify(classes);
        var states = new Dictionary<string, int>(StringComparer.Ordinal);
        var sets = new List<int[]> { Array.Empty<int>() };
        var table = new List<int>(new int[width]);
        var ends = new List<int[]> { Array.Empty<int>() };
        var start = builder.Start();
        State(start);
        for (var state = 1; state < sets.Count; state++)
        {
            for (var c = 1; c < width; c++)
            {
                var reached = builder.Step(sets[state], c);
                table[state * width + c] = reached.Length == 0 ? 0 : State(reached);
            }
        }

        (next, accepted) = Merge(table, ends);
        LongestLead = Lead();
        var never = Enumerable.Range(0, shapes.Count).FirstOrDefault(i => !accepted.Any(a => a.Contains(i)), -1);
        if (never >= 0 || accepted[1].Length > 0) throw new ArgumentException($"The shape \"{shapes[Math.Max(never, 0)]}\" matches nothing, or the empty text.");

        NeedsDigit = !MatchesWithoutDigit();

        int State(int[] set)
        {
            var key = string.Join(',', set);
            if (states.TryGetValue(key, out var known)) return known;
            if (sets.Count == MostStates) throw new ArgumentException($"The {shapes.Count} shapes need more than {MostStates} states.");
            states[key] = sets.Count;
            sets.Add(set);
            ends.Add(builder.Accepted(set));
            for (var i = 0; i < width; i++) table.Add(0);
            return sets.Count - 1;
        }
    }

    /// <summary>How many states it has, for those who mind its size.</summary>
    public int States => accepted.Length;

    /// <summary>Every shape holds a digit, so that only places near digits need a look.</summary>
    public bool NeedsDigit { get; }

    /// <summary>How many units a value has before its first digit at most: where no digit follows so soon, no value with a digit
    /// begins.</summary>
    public int LongestLead { get; }

    /// <summary>Whether some shape begins with the character.</summary>
    public bool CanBegin(char c) => next[width + ClassOf(c)] != 0;

    /// <summary>All shapes that match from a place, shorter ends first.</summary>
    /// <param name="matches">Filled from its beginning; matches beyond its length are left out.</param>
    /// <param name="whole">Leaves out ends that stand before an ASCII letter or digit: the value would go on.</param>
    /// <returns>How many were filled in.</returns>
    public int Match(string text, int start, Span<ShapeMatch> matches, bool whole = false)
    {
        var (state, found) = (1, 0);
        for (var i = start; i < text.Length; i++)
        {
            state = next[state * width + ClassOf(text[i])];
            if (state == 0) break;
            var ended = accepted[state];
            if (ended.Length == 0 || (whole && i + 1 < text.Length && char.IsAsciiLetterOrDigit(text[i + 1]))) continue;
            foreach (var shape in ended)
            {
                if (found < matches.Length) matches[found++] = new ShapeMatch(shape, i + 1);
            }
        }

        return found;
    }

    private bool MatchesWithoutDigit()
    {
        var digits = new bool[width];
        for (var c = '0'; c <= '9'; c++) digits[classes[c]] = true;
        var open = new Stack<int>([1]);
        var seen = new HashSet<int> { 0, 1 };
        while (open.TryPop(out var state))
        {
            if (accepted[state].Length > 0) return true;
            for (var c = 1; c < width; c++)
            {
                if (!digits[c] && seen.Add(next[state * width + c])) open.Push(next[state * width + c]);
            }
        }

        return false;
    }

    /// <summary>States that go on alike become one: the table is to stay in the processor's cache.</summary>
    private (ushort[] Next, int[][] Accepted) Merge(List<int> table, List<int[]> ends)
    {
        var merged = new Dictionary<string, int>(StringComparer.Ordinal);
        var kept = new List<int> { 0, 1 };   // by new number, a state of old; the start comes first
        var number = new int[ends.Count];
        number.AsSpan().Fill(-1);
        number[0] = 0;
        var rows = new List<ushort[]> { new ushort[width], new ushort[width] };
        Number(1);

        var accepting = kept.Select(s => ends[s]).ToArray();
        return ([.. rows.SelectMany(r => r)], accepting);

        // There are no cycles, as no shape repeats without bound, and the depth is that of the longest shape.
        int Number(int state)
        {
            if (number[state] >= 0) return number[state];
            var row = new ushort[width];
            for (var c = 1; c < width; c++) row[c] = (ushort)Number(table[state * width + c]);
            if (state == 1)
            {
                rows[1] = row;
                return number[1] = 1;
            }

            var key = $"{string.Join(',', ends[state])}:{string.Join(',', row)}";
            if (!merged.TryGetValue(key, out var same))
            {
                if (kept.Count > MostKept) throw new ArgumentException($"The shapes need more than {MostKept} states.");
                merged[key] = same = kept.Count;
                kept.Add(state);
                rows.Add(row);
            }

            return number[state] = same;
        }
    }

    private int Lead()
    {
        var digits = Enumerable.Range('0', 10).Select(c => (int)classes[c]).Distinct().ToArray();
        var others = Enumerable.Range(0, 128).Where(c => !char.IsAsciiDigit((char)c)).Select(c => (int)classes[c]).Where(c => c != 0)
            .Distinct().ToArray();
        var longest = 0;
        int[] states = [1];
        for (var length = 0; states.Length > 0; length++)
        {
            if (states.Any(s => digits.Any(c => next[s * width + c] != 0))) longest = length;
            states = [.. states.SelectMany(s => others.Select(c => (int)next[s * width + c])).Where(s => s != 0).Distinct()];
        }

        return longest;
    }

    private int ClassOf(char c) => c < 128 ? classes[c] : Chars.IsGap(c) ? classes[' '] : Chars.IsHyphen(c) ? classes['-'] : 0;
}
