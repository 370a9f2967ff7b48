using System.Buffers;
using System.Text.Unicode;

namespace AuditPipeline.Core.Log;

/// <summary>One pass over bytes that must be canonical; stops at the first fault.</summary>
internal ref struct CanonicalJsonScanner(ReadOnlySpan<byte> json, CanonicalJsonLimits limits)
{
    private static readonly SearchValues<byte> Special = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Select(i => (byte)i), (byte)'"', (byte)'\\']);

    private readonly ReadOnlySpan<byte> _json = json;
    private readonly CanonicalJsonLimits _limits = limits;
    private int _at;
    private CanonicalJsonFault? _fault;

    public CanonicalJsonFault? Run()
    {
        if (_json.Length > _limits.MaxBytes) return new(_limits.MaxBytes, "document too long");
        if (!Utf8.IsValid(_json)) return new(0, "invalid UTF-8");
        if (_json.IsEmpty) return new(0, "empty document");

        var top = _json[0];
        if (top != '{' && !(top == '[' && _limits.AllowTopLevelArray)) return new(0, "top level is not an object");
        if (!Value(1)) return _fault;
        return _at == _json.Length ? null : new(_at, "bytes after the document");
    }

    private bool Fail(string what)
    {
        _fault ??= new CanonicalJsonFault(_at, what);
        return false;
    }

    private readonly int Peek => _at < _json.Length ? _json[_at] : -1;

    private bool Value(int depth)
    {
        switch (Peek)
        {
            case '{':
                return depth <= _limits.MaxDepth ? Object(depth) : Fail("nested too deep");
            case '[':
                return depth <= _limits.MaxDepth ? Array(depth) : Fail("nested too deep");
            case '"':
                return String(out _);
            case 't':
                return Literal("true"u8);
            case 'f':
                return Literal("false"u8);
            case '-' or (>= '0' and <= '9'):
                return Integer();
            case 'n':
                return Fail("null is not allowed");
            case ' ' or '\t' or '\r' or '\n':
                return Fail("white space");
            case -1:
                return Fail("document ends early");
            default:
                return Fail("not a value");
        }
    }

    private bool Object(int depth)
    {
        _at++;
        if (Peek == '}')
        {
            _at++;
            return true;
        }

        var previous = default(ReadOnlySpan<byte>);
        for (var first = true; ; first = false)
        {
            if (Peek != '"') return Fail("a key must be a string");
            var keyAt = _at;
            if (!String(out var key)) return false;
            if (!first)
            {
                var order = CompareKeys(previous, key);
                if (order >= 0)
                {
                    _at = keyAt;
                    return Fail(order == 0 ? "duplicate key" : "keys out of order");
                }
            }

            previous = key;
            if (Peek != ':') return Fail("colon expected");
            _at++;
            if (!Value(depth + 1)) return false;
            switch (Peek)
            {
                case ',':
                    _at++;
                    continue;
                case '}':
                    _at++;
                    return true;
                default:
                    return Fail("comma or closing brace expected");
            }
        }
    }

    private bool Array(int depth)
    {
        _at++;
        if (Peek == ']')
        {
            _at++;
            return true;
        }

        while (true)
        {
            if (!Value(depth + 1)) return false;
            switch (Peek)
            {
                case ',':
                    _at++;
                    continue;
                case ']':
                    _at++;
                    return true;
                default:
                    return Fail("comma or closing bracket expected");
            }
        }
    }

    private bool String(out ReadOnlySpan<byte> raw)
    {
        raw = default;
        var start = ++_at;
        while (true)
        {
            var skip = _json[_at..].IndexOfAny(Special);
            if (skip < 0)
            {
                _at = _json.Length;
                return Fail("string is not closed");
            }

            _at += skip;
            switch (_json[_at])
            {
                case (byte)'"':
                    raw = _json[start.._at];
                    _at++;
                    return true;
                case (byte)'\\':
                    if (!Escape()) return false;
                    break;
                default:
                    return Fail("control character in a string");
            }
        }
    }

    // RFC 8785 section 3.2.2.2: the two-character forms where they exist, lower-case \u00xx for the other controls, nothing else.
    private bool Escape()
    {
        var next = _at + 1 < _json.Length ? _json[_at + 1] : -1;
        switch (next)
        {
            case '"' or '\\' or 'b' or 't' or 'n' or 'f' or 'r':
                _at += 2;
                return true;
            case 'u' when _at + 6 <= _json.Length:
                var hex = _json.Slice(_at + 2, 4);
                var tens = hex[2] - '0';
                var ones = hex[3] is >= (byte)'0' and <= (byte)'9' ? hex[3] - '0'
                    : hex[3] is >= (byte)'a' and <= (byte)'f' ? hex[3] - 'a' + 10 : -1;
                var hasShortForm = tens == 0 && (ones is 8 or 9 or 10 or 12 or 13);
                var canonical = hex[..2].SequenceEqual("00"u8) && (tens is 0 or 1) && ones >= 0 && !hasShortForm;
                if (!canonical) return Fail("escape that is not canonical");
                _at += 6;
                return true;
            default:
                return Fail("escape that is not canonical");
        }
    }

    private bool Literal(ReadOnlySpan<byte> literal)
    {
        if (!_json[_at..].StartsWith(literal)) return Fail("not a value");
        _at += literal.Length;
        return true;
    }

    private bool Integer()
    {
        var negative = Peek == '-';
        if (negative) _at++;
        var digits = _at;
        long value = 0;
        while (Peek is >= '0' and <= '9')
        {
            if (_at - digits >= 16) return Fail("integer outside ±(2^53−1)");
            value = value * 10 + (_json[_at] - '0');
            _at++;
        }

        var length = _at - digits;
        if (length == 0) return Fail("not a number");
        if (Peek is '.' or 'e' or 'E') return Fail("a number that is not an integer");
        if (length > 1 && _json[digits] == '0') return Fail("leading zero");
        if (negative && value == 0) return Fail("minus zero");
        return value <= CanonicalJson.MaxInteger || Fail("integer outside ±(2^53−1)");
    }

    private static int CompareKeys(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        if (!left.Contains((byte)'\\') && !right.Contains((byte)'\\')) return Utf16Order.Compare(left, right);
        return Utf16Order.Compare(Unescape(left), Unescape(right));
    }

    private static byte[] Unescape(ReadOnlySpan<byte> raw)
    {
        var plain = new byte[raw.Length];
        var length = 0;
        for (var i = 0; i < raw.Length; i++)
        {
            if (raw[i] != '\\')
            {
                plain[length++] = raw[i];
                continue;
            }

            i++;
            plain[length++] = raw[i] switch
            {
                (byte)'b' => 8,
                (byte)'t' => 9,
                (byte)'n' => 10,
                (byte)'f' => 12,
                (byte)'r' => 13,
                (byte)'u' => (byte)((raw[i + 3] - '0') * 16 + (raw[i + 4] >= 'a' ? raw[i + 4] - 'a' + 10 : raw[i + 4] - '0')),
                var same => same,
            };
            if (raw[i] == 'u') i += 4;
        }

        return plain[..length];
    }
}
