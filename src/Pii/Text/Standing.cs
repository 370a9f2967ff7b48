namespace AuditPipeline.Pii.Text;

/// <summary>Where in its line a value stands.</summary>
internal static class Standing
{
    private const int MostPadding = 6;

    /// <summary>The value is all there is in its line, but for blanks, quotes and brackets: an answer to a question for a number.</summary>
    internal static bool Alone(string text, int start, int end)
    {
        var from = start;
        while (from > 0 && start - from < MostPadding && IsPadding(text[from - 1])) from--;
        if (from > 0 && text[from - 1] is not ('\n' or '\r')) return false;
        var to = end;
        while (to < text.Length && to - end < MostPadding && (IsPadding(text[to]) || text[to] is '.' or ',' or ';')) to++;
        return to == text.Length || text[to] is '\n' or '\r';
    }

    private static bool IsPadding(char c) => Chars.IsGap(c) || c is '\t' or '"' or '\'' or '(' or ')' or '[' or ']' or '<' or '>' or '`';
}
