using AuditPipeline.Pii.Text;

namespace AuditPipeline.Pii.Custom;

/// <summary>Words that are findings wherever they stand alone. The text is walked once, whatever the number of words.</summary>
internal sealed class DenyList
{
    private const int Root = 0;

    private readonly Dictionary<long, int> steps = [];
    private readonly List<bool> ends = [false];
    private readonly bool ignoreCase;

    internal DenyList(IEnumerable<string> words, bool ignoreCase)
    {
        this.ignoreCase = ignoreCase;
        foreach (var word in words) Add(word);
    }

    /// <summary>The first denied word at a place or after it, the longest where several begin; length 0 when there is none.</summary>
    internal (int Start, int Length) Next(string text, int from)
    {
        for (var start = from; start < text.Length; start++)
        {
            if (start > 0 && Chars.IsWord(text[start - 1])) continue;
            if (LengthAt(text, start) is var length and > 0) return (start, length);
        }

        return (text.Length, 0);
    }

    private int LengthAt(string text, int start)
    {
        var (node, longest) = (Root, 0);
        for (var i = start; i < text.Length && steps.TryGetValue(Step(node, text[i]), out node); i++)
        {
            if (ends[node] && (i + 1 == text.Length || !Chars.IsWord(text[i + 1]))) longest = i + 1 - start;
        }

        return longest;
    }

    private void Add(string word)
    {
        var node = Root;
        foreach (var c in word)
        {
            var step = Step(node, c);
            if (!steps.TryGetValue(step, out var next))
            {
                next = ends.Count;
                ends.Add(false);
                steps.Add(step, next);
            }

            node = next;
        }

        ends[node] = true;
    }

    private long Step(int node, char c) => ((long)node << 16) | (ignoreCase ? CharTable.Fold(c) : c);
}
