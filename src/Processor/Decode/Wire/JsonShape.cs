namespace AuditPipeline.Processor.Decode.Wire;

/// <summary>Tells whether bytes are one JSON document (RFC 8259) without throwing: for streams that hold other things than documents, where
/// an exception for each of many small events would cost more than all the rest.</summary>
internal ref struct JsonShape
{
    private readonly ReadOnlySpan<byte> _json;
    private int _at;

    private JsonShape(ReadOnlySpan<byte> json) => _json = json;

    /// <summary>True for one document, with white space around it or not, nested no deeper than <paramref name="maxDepth"/>. Linear.</summary>
    public static bool IsDocument(ReadOnlySpan<byte> json, int maxDepth) => new JsonShape(json).Run(maxDepth);

    private bool Run(int maxDepth)
    {
        Span<bool> objects = stackalloc bool[maxDepth];
        var depth = 0;
        while (true)
        {
            // A value stands here.
            Blank();
            var opened = Peek;
            if (opened is '{' or '[')
            {
                if (depth == maxDepth) return false;
                objects[depth++] = opened == '{';
                _at++;
                Blank();
                if (Peek == Closing(objects[depth - 1]))
                {
                    _at++;
                    depth--;
                }
                else
                {
                    if (objects[depth - 1] && !Name()) return false;
                    continue;
                }
            }
            else if (!Scalar())
            {
                return false;
            }

            // A value has ended: what is around it goes on or ends too.
            while (true)
            {
                Blank();
                if (depth == 0) return _at == _json.Length;
                if (Peek == ',')
                {
                    _at++;
                    if (objects[depth - 1] && !Name()) return false;
                    break;
                }

                if (Peek != Closing(objects[depth - 1])) return false;
                _at++;
                depth--;
            }
        }
    }

    private readonly int Peek => _at < _json.Length ? _json[_at] : -1;

    private static int Closing(bool isObject) => isObject ? '}' : ']';

    private void Blank()
    {
        while (Peek is ' ' or '\t' or '\r' or '\n') _at++;
    }

    private bool Name()
    {
        Blank();
        if (!String()) return false;
        Blank();
        if (Peek != ':') return false;
        _at++;
        return true;
    }

    private bool Scalar() => Peek switch
    {
        '"' => String(),
        't' => Literal("true"u8),
        'f' => Literal("false"u8),
        'n' => Literal("null"u8),
        _ => Number(),
    };

    private bool Literal(ReadOnlySpan<byte> literal)
    {
        if (!_json[_at..].StartsWith(literal)) return false;
        _at += literal.Length;
        return true;
    }

    private bool Number()
    {
        if (Peek == '-') _at++;
        if (Peek == '0') _at++;
        else if (!Digits()) return false;
        if (Peek == '.')
        {
            _at++;
            if (!Digits()) return false;
        }

        if (Peek is not ('e' or 'E')) return true;
        _at++;
        if (Peek is '+' or '-') _at++;
        return Digits();
    }

    private bool Digits()
    {
        var start = _at;
        while (Peek is >= '0' and <= '9') _at++;
        return _at > start;
    }

    private bool String()
    {
        if (Peek != '"') return false;
        for (_at++; Peek >= ' '; _at++)
        {
            if (Peek == '"')
            {
                _at++;
                return true;
            }

            if (Peek == '\\' && !Escape()) return false;
        }

        return false;
    }

    // Leaves the place at the last byte of the escape.
    private bool Escape()
    {
        _at++;
        if (Peek is '"' or '\\' or '/' or 'b' or 'f' or 'n' or 'r' or 't') return true;
        if (Peek != 'u') return false;
        for (var digit = 0; digit < 4; digit++)
        {
            _at++;
            if (Peek < 0 || !char.IsAsciiHexDigit((char)Peek)) return false;
        }

        return true;
    }
}
