using System.Runtime.CompilerServices;
using AuditPipeline.Pii.Text;

namespace AuditPipeline.Pii.Shapes;

/// <summary>Many shapes as one deterministic automaton: reading a text once from a place gives all shapes that match there, with all their
/// ends. A step costs one look into a table, whatever the number of shapes, and there is nothing to go back to. Blanks of all widths read
/// as a blank, all hyphens as a hyphen-minus.</summary>
public sealed class ShapeAutomaton
{
    private const int MostStates = 200_000;
    private const int MostKept = ushort.MaxValue;
    private const int Usual = 16;

    private readonly byte[] classes = new byte[128];   // of an ASCII character; 0: in no shape
    private readonly int width;

    // Digits and separators have a table of their own, small enough to stay near.
    private readonly ushort[] usual;                   // state * Usual + class; 0: nothing can match any more
    private readonly ushort[] other;                   // state * (width - Usual) + class - Usual
    private readonly ShapeLeads leads;
    private readonly int firstEnd;                     // states from here on end a shape
    private readonly int[][] accepted;                 // by state from there on: shapes that end here

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
        var states = new Dictionary<int[], int>(Sequence.Comparer);
        var sets = new List<int[]> { Array.Empty<int>() };
        var table = new List<int>(new int[width]);
        var ends = new List<int[]> { Array.Empty<int>() };
        var start = builder.Start();
        State(start);
        var reached = new int[width][];
        for (var state = 1; state < sets.Count; state++)
        {
            builder.Step(sets[state], reached);
            for (var c = 1; c < width; c++) table[state * width + c] = reached[c].Length == 0 ? 0 : State(reached[c]);
        }

        (var next, accepted) = Merge(table, ends);
        States = next.Length / width;
        firstEnd = States - accepted.Length;
        usual = new ushort[States * Usual];
        other = new ushort[States * Math.Max(0, width - Usual)];
        for (var state = 0; state < States; state++)
        {
            var row = next.AsSpan(state * width, width);
            row[..Math.Min(Usual, width)].CopyTo(usual.AsSpan(state * Usual));
            if (width > Usual) row[Usual..].CopyTo(other.AsSpan(state * (width - Usual)));
        }

        var ended = accepted.SelectMany(a => a).ToHashSet();
        var never = Enumerable.Range(0, shapes.Count).FirstOrDefault(i => !ended.Contains(i), -1);
        if (never >= 0 || ends[1].Length > 0) throw new ArgumentException($"The shape \"{shapes[Math.Max(never, 0)]}\" matches nothing, or the empty text.");

        leads = new ShapeLeads(width, classes, Step);

        int State(int[] set)
        {
            if (states.TryGetValue(set, out var known)) return known;
            if (sets.Count == MostStates) throw new ArgumentException($"The {shapes.Count} shapes need more than {MostStates} states.");
            states[set] = sets.Count;
            sets.Add(set);
            ends.Add(builder.Accepted(set));
            for (var i = 0; i < width; i++) table.Add(0);
            return sets.Count - 1;
        }
    }

    /// <summary>How many states it has, for those who mind its size.</summary>
    public int States { get; }

    /// <summary>How many units a value has before its first digit at most: where no digit follows so soon, no value with a digit
    /// begins.</summary>
    public int LongestLead => leads.Longest;

    /// <summary>Whether some shape begins with the character.</summary>
    public bool CanBegin(char c) => Step(1, ClassOf(c)) != 0;

    /// <summary>Whether a value whose first digit stands at a place may begin before it, or at it.</summary>
    internal bool CanLead(string text, int start, int digit) =>
        digit == start ? CanBegin(text[start]) : leads.Has(digit - start, ClassOf(text[start]), ClassOf(text[digit - 1]));

    /// <summary>All shapes that match from a place, shorter ends first.</summary>
    /// <param name="matches">Filled from its beginning; matches beyond its length are left out.</param>
    /// <param name="whole">Leaves out ends that stand before an ASCII letter or digit: the value would go on.</param>
    /// <returns>How many were filled in.</returns>
    public int Match(string text, int start, Span<ShapeMatch> matches, bool whole = false)
    {
        var (state, found) = (1, 0);
        for (var i = start; i < text.Length; i++)
        {
            state = Step(state, ClassOf(text[i]));
            if (state == 0) break;
            if (state < firstEnd || (whole && i + 1 < text.Length && char.IsAsciiLetterOrDigit(text[i + 1]))) continue;
            foreach (var shape in accepted[state - firstEnd])
            {
                if (found < matches.Length) matches[found++] = new ShapeMatch(shape, i + 1);
            }
        }

        return found;
    }

    /// <summary>States that go on alike become one: the table is to stay in the processor's cache. Those that end a shape come last.</summary>
    private (ushort[] Next, int[][] Accepted) Merge(List<int> table, List<int[]> ends)
    {
        var merged = new Dictionary<int[], int>(Sequence.Comparer);
        var kept = new List<int> { 0, 1 };   // by new number, a state of old; the start comes first
        var number = new int[ends.Count];
        number.AsSpan().Fill(-1);
        number[0] = 0;
        var rows = new List<int[]> { new int[width], new int[width] };
        Number(1);

        int[] order = [.. Enumerable.Range(0, kept.Count).Where(s => ends[kept[s]].Length == 0), .. Enumerable.Range(0, kept.Count).Where(s => ends[kept[s]].Length > 0)];
        var last = new ushort[kept.Count];
        for (var i = 0; i < order.Length; i++) last[order[i]] = (ushort)i;
        return ([.. order.SelectMany(s => rows[s].Select(to => last[to]))], [.. order.Select(s => ends[kept[s]]).Where(e => e.Length > 0)]);

        // There are no cycles, as no shape repeats without bound, and the depth is that of the longest shape.
        int Number(int state)
        {
            if (number[state] >= 0) return number[state];
            var row = new int[width];
            for (var c = 1; c < width; c++) row[c] = Number(table[state * width + c]);
            if (state == 1)
            {
                rows[1] = row;
                return number[1] = 1;
            }

            int[] key = [.. row, .. ends[state]];
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

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Step(int state, int c) => c < Usual ? usual[state * Usual + c] : other[state * (width - Usual) + c - Usual];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int ClassOf(char c) => c < 128 ? classes[c] : ClassBeyond(c);

    private int ClassBeyond(char c) => Chars.IsGap(c) ? classes[' '] : Chars.IsHyphen(c) ? classes['-'] : 0;
}
