namespace AuditPipeline.Pii.Text;

/// <summary>Groups of digits with at most one separator of a kind between them: <c>4111 1111-1111</c> is three. Bounded.</summary>
internal ref struct DigitGroups
{
    internal const int Most = 12;

    private readonly Span<int> starts;
    private readonly Span<int> ends;

    internal DigitGroups(Span<int> starts, Span<int> ends)
    {
        this.starts = starts;
        this.ends = ends;
    }

    internal int Count { get; private set; }

    internal readonly int Start(int group) => starts[group];

    internal readonly int End(int group) => ends[group];

    internal readonly int Length(int group) => ends[group] - starts[group];

    /// <summary>Reads the groups from a digit on.</summary>
    /// <param name="dots">Full stops separate too.</param>
    internal void Read(string text, int start, bool dots)
    {
        Count = 0;
        var i = start;
        while (Count < Most)
        {
            var end = i;
            while (Chars.DigitAt(text, end)) end++;
            starts[Count] = i;
            ends[Count++] = end;
            if (end + 1 >= text.Length || !Chars.DigitAt(text, end + 1)) return;
            var separator = text[end];
            if (!(Chars.IsGap(separator) || Chars.IsHyphen(separator) || (dots && separator == '.'))) return;
            i = end + 1;
        }
    }
}
