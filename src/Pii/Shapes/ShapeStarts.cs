using AuditPipeline.Pii.Text;

namespace AuditPipeline.Pii.Shapes;

/// <summary>The tokens a shape may begin at: all that stand free, or where every shape holds a digit, numbers and the two tokens before each.</summary>
internal ref struct ShapeStarts
{
    private const int Before = 2;

    private readonly string text;
    private readonly ReadOnlySpan<Token> tokens;
    private readonly ReadOnlySpan<int> numbers;
    private readonly bool all;
    private int number;
    private int place = -1;

    internal ShapeStarts(ScanText scan, ShapeAutomaton automaton)
    {
        all = !automaton.NeedsDigit;
        text = scan.Text;
        tokens = scan.Tokens;
        numbers = scan.Numbers;
    }

    internal readonly Token Current => tokens[place];

    internal bool MoveNext()
    {
        while (true)
        {
            place++;
            if (all)
            {
                if (place == tokens.Length) return false;
            }
            else
            {
                while (number < numbers.Length && numbers[number] < place) number++;
                if (number == numbers.Length) return false;
                place = Math.Max(place, numbers[number] - Before);
            }

            var start = tokens[place].Start;
            if (start == 0 || !char.IsAsciiLetterOrDigit(text[start - 1])) return true;
        }
    }
}
