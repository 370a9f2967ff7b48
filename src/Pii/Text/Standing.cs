namespace AuditPipeline.Pii.Text;

/// <summary>Where in its line a value stands.</summary>
internal static class Standing
{
    private const int MostPadding = 6;

    private static readonly bool[] Padding = Table(" \t\"'()[]<>`");

    /// <summary>The value is all there is in its line, but for blanks, quotes and brackets: an answer to a question for a number.</summary>
    internal static bool Alone(string text, int start, int end)
    {
        if (!BeginsLine(text, start)) return false;
        var to = end;
        while (to < text.Length && to - end < MostPadding && (IsPadding(text[to]) || text[to] is '.' or ',' or ';')) to++;
        return to == text.Length || text[to] is '\n' or '\r';
    }

    /// <summary>Nothing but blanks, quotes and brackets stands before it in its line.</summary>
    internal static bool BeginsLine(string text, int start)
    {
        var from = start;
        while (from > 0 && start - from < MostPadding && IsPadding(text[from - 1])) from--;
        return from == 0 || text[from - 1] is '\n' or '\r';
    }

    private static bool IsPadding(char c) => c < 128 ? Padding[c] : Chars.IsGap(c);

    private static bool[] Table(string characters)
    {
        var table = new bool[128];
        foreach (var c in characters) table[c] = true;
        return table;
    }
}
