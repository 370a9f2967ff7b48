namespace AuditPipeline.Pii.Shapes;

/// <summary>Reads the regular expressions shapes are written in: literals, <c>\d</c>, <c>[A-Z09]</c>, <c>[^…]</c> within printable ASCII,
/// <c>(a|b)</c>, <c>?</c>, <c>{n}</c>, <c>{n,m}</c>; a backslash takes any other character literally. There is no unbounded repetition, no
/// anchor and no look-around, so every shape has a longest match.</summary>
internal ref struct ShapeParser
{
    private const int MostRepeats = 64;

    private readonly string shape;
    private int at;

    private ShapeParser(string shape) => this.shape = shape;

    /// <exception cref="ArgumentException">The shape is not written as above; the message says where.</exception>
    internal static ShapeNode Parse(string shape)
    {
        var parser = new ShapeParser(shape);
        var node = parser.Choice();
        return parser.at == shape.Length ? node : throw parser.Wrong("an unmatched )");
    }

    private ShapeNode Choice()
    {
        var options = new List<ShapeNode> { Sequence() };
        while (Take('|')) options.Add(Sequence());
        return options.Count == 1 ? options[0] : new ShapeNode.Choice(options);
    }

    private ShapeNode.Sequence Sequence()
    {
        var parts = new List<ShapeNode>();
        while (at < shape.Length && shape[at] is not ('|' or ')')) parts.Add(Repeated(Part()));
        return new ShapeNode.Sequence(parts);
    }

    private ShapeNode Part()
    {
        var c = shape[at++];
        switch (c)
        {
            case '(':
                var inside = Choice();
                return Take(')') ? inside : throw Wrong("a ( without )");
            case '[':
                return new ShapeNode.One(Class());
            case '\\':
                return new ShapeNode.One(Escaped());
            case '*' or '+' when at > 1:
                throw Wrong($"an unbounded {c}");
            case '?' or '{' or '}' or ']' or '.' or '^' or '$':
                throw Wrong($"a bare {c}");
            default:
                return new ShapeNode.One(Bit(c));
        }
    }

    private ShapeNode Repeated(ShapeNode part)
    {
        if (Take('?')) return new ShapeNode.Repeat(part, 0, 1);
        if (!Take('{')) return part;
        var least = Count();
        var most = Take(',') ? Count() : least;
        if (!Take('}') || most < least || most > MostRepeats) throw Wrong($"a repetition that is not {{n}} or {{n,m}} up to {MostRepeats}");
        return new ShapeNode.Repeat(part, least, most);
    }

    private int Count()
    {
        var from = at;
        while (at < shape.Length && char.IsAsciiDigit(shape[at])) at++;
        return at > from && at - from <= 3 ? int.Parse(shape.AsSpan(from, at - from)) : throw Wrong("a repetition without a number");
    }

    private UInt128 Escaped()
    {
        if (at == shape.Length) throw Wrong("a lone backslash");
        var c = shape[at++];
        return c == 'd' ? Range('0', '9') : char.IsAsciiLetterOrDigit(c) ? throw Wrong($"an unknown \\{c}") : Bit(c);
    }

    private UInt128 Class()
    {
        var negated = Take('^');
        UInt128 set = 0;
        while (!Take(']'))
        {
            if (at == shape.Length) throw Wrong("a [ without ]");
            var c = shape[at++];
            if (c == '\\')
            {
                set |= Escaped();
            }
            else if (at + 1 < shape.Length && shape[at] == '-' && shape[at + 1] != ']')
            {
                set |= Range(c, shape[at + 1]);
                at += 2;
            }
            else
            {
                set |= Bit(c);
            }
        }

        return negated ? Range(' ', '~') & ~set : set;
    }

    private UInt128 Range(char first, char last)
    {
        if (last < first) throw Wrong("a range that runs backwards");
        UInt128 set = 0;
        for (var c = first; c <= last; c++) set |= Bit(c);
        return set;
    }

    private UInt128 Bit(char c) => char.IsAscii(c) ? UInt128.One << c : throw Wrong("a character outside ASCII");

    private bool Take(char c)
    {
        if (at >= shape.Length || shape[at] != c) return false;
        at++;
        return true;
    }

    private readonly ArgumentException Wrong(string what) => new($"The shape \"{shape}\" has {what} at {at}.");
}
