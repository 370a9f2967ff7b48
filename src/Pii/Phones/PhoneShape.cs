using AuditPipeline.Pii.Text;

namespace AuditPipeline.Pii.Phones;

/// <summary>Digits in groups as a telephone number is written: spaces, hyphens, full stops, slashes and brackets between them. Bounded.</summary>
internal ref struct PhoneShape
{
    internal const int MostGroups = 10;
    internal const int MostDigits = 18;
    internal const int LongestSeparator = 4;
    private const int LongestAreaCode = 10;

    private readonly Span<int> starts;
    private readonly Span<int> ends;
    private readonly Span<int> totals;
    private readonly Span<char> digits;

    /// <param name="totals">One longer than the others: digits of the first n groups.</param>
    internal PhoneShape(Span<int> starts, Span<int> ends, Span<int> totals, Span<char> digits)
    {
        this.totals = totals;
        this.starts = starts;
        this.ends = ends;
        this.digits = digits;
    }

    internal int Count { get; private set; }

    /// <summary>First place of the number: its plus sign or opening bracket, else its first digit.</summary>
    internal int Start { get; private set; }

    internal bool Plus { get; private set; }

    internal bool Bracket { get; private set; }

    private int firstDotted;
    private int firstMarked;

    /// <summary>A full stop separates some of the first groups.</summary>
    internal readonly bool Dots(int groups) => firstDotted < groups;

    /// <summary>Hyphens, full stops or brackets separate some of the first groups: an amount in thousands has none of them.</summary>
    internal readonly bool Marked(int groups) => firstMarked < groups;

    internal readonly int End(int group) => ends[group];

    internal readonly int GroupStart(int group) => starts[group];

    internal readonly int Length(int group) => ends[group] - starts[group];

    /// <summary>Digits of the first groups in one piece.</summary>
    internal readonly ReadOnlySpan<char> Digits(int groups) => digits[..totals[groups]];

    /// <summary>Where a number with a first digit begins.</summary>
    internal void Begin(string text, int digit)
    {
        Start = digit;
        Bracket = Plus = false;
        if (digit == 0 || text[digit - 1] is not ('(' or ' ' or '+')) return;
        if (digit > 0 && text[digit - 1] == '(' && IsAreaCode(text, digit)) (Bracket, Start) = (true, digit - 1);
        else if (digit > 1 && text[digit - 1] == ' ' && text[digit - 2] == '(' && IsAreaCode(text, digit)) (Bracket, Start) = (true, digit - 2);
        var before = Start - 1;
        Plus = before >= 0 && text[before] == '+';
        if (Plus) Start -= !Bracket && before > 0 && text[before - 1] == '(' && ClosesAfterDigits(text, digit) ? 2 : 1;
        else if (!Bracket && digit > 1 && text[digit - 1] == ' ' && text[digit - 2] == '+')
        {
            Plus = true;
            Start = digit - 2;
        }
    }

    /// <summary>Reads the groups from the first digit on.</summary>
    internal void Read(string text, int digit)
    {
        Count = 0;
        firstDotted = firstMarked = int.MaxValue;
        var (i, total) = (digit, 0);
        while (Count < MostGroups)
        {
            var end = i;
            while (Chars.DigitAt(text, end) && end - i <= MostDigits) end++;
            if (total + end - i > MostDigits) return;
            text.AsSpan(i, end - i).CopyTo(digits[total..]);
            total += end - i;
            starts[Count] = i;
            ends[Count++] = end;
            totals[Count] = total;
            var next = Separator(text, end);
            if (next < 0) return;
            i = next;
        }
    }

    /// <summary>The bracket before the digits closes, and the number goes on behind it: <c>(06 1) 234</c>, not <c>(01 23 45 67 89)</c>.</summary>
    private static bool IsAreaCode(string text, int digit)
    {
        var i = digit;
        while (i < text.Length && i - digit < LongestAreaCode && (char.IsAsciiDigit(text[i]) || Chars.IsGap(text[i]) || Chars.IsHyphen(text[i]))) i++;
        if (i >= text.Length || text[i] != ')') return false;
        for (var next = i + 1; next < text.Length && next - i <= LongestSeparator; next++)
        {
            if (char.IsAsciiDigit(text[next])) return true;
            if (!(Chars.IsGap(text[next]) || Chars.IsHyphen(text[next]) || text[next] is '.' or '/' or '(')) return false;
        }

        return false;
    }

    private static bool ClosesAfterDigits(string text, int digit)
    {
        var end = digit;
        while (Chars.DigitAt(text, end) && end - digit < 4) end++;
        return end < text.Length && text[end] == ')';
    }

    private int Separator(string text, int end)
    {
        var (i, dots, marked) = (end, false, false);
        while (i < text.Length && i - end <= LongestSeparator)
        {
            var c = text[i];
            if (char.IsAsciiDigit(c))
            {
                if (i == end) return -1;
                if (dots) firstDotted = Math.Min(firstDotted, Count);
                if (marked) firstMarked = Math.Min(firstMarked, Count);
                return i;
            }

            if (c is '.' or '(' or ')' || Chars.IsHyphen(c)) marked = true;
            else if (!Chars.IsGap(c) && c != '/') return -1;
            if (c == '.') dots = true;
            if (i > end && c == text[i - 1]) return -1;
            i++;
        }

        return -1;
    }
}
