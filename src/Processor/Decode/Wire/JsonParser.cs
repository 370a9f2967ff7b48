using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace AuditPipeline.Processor.Decode.Wire;

/// <summary>Reads one JSON document (RFC 8259) into rows, without throwing: among many small events an exception for each would cost more than all
/// the rest. Linear.</summary>
internal ref struct JsonParser
{
    /// <summary>Providers nest tool schemas deeply; what is deeper than this is no exchange with a model.</summary>
    public const int MaxDepth = 256;

    // What a piece's reading returns instead of the place after it.
    private const int Cut = -1;
    private const int Malformed = -2;

    private readonly ReadOnlySpan<byte> json;
    private JsonRow[] rows;
    private int count;
    private int open = -1;   // the row of the innermost object or array that is not closed
    private bool isObject;   // it is an object
    private int depth;
    private int whole;       // the end of the last value, or bracket, that is whole
    private Vector128<byte> seen;   // all bytes of strings together
    private byte seenLast;

    /// <param name="json">Without white space around it.</param>
    /// <param name="rows">Rented; the parser exchanges it for a larger one where it must.</param>
    public JsonParser(ReadOnlySpan<byte> json, JsonRow[] rows)
    {
        this.json = json;
        this.rows = rows;
    }

    /// <summary>The rows, the root first; to be returned to the pool by the caller.</summary>
    public readonly JsonRow[] Rows => rows;

    /// <summary>Objects and arrays that the end of the bytes left open.</summary>
    public readonly int Open => depth;

    /// <summary>False when every string is ASCII.</summary>
    public readonly bool MayBeBeyondAscii => seenLast >= 0x80 || seen.ExtractMostSignificantBits() != 0;

    /// <summary>There are escapes of halves of surrogate pairs: they are no text.</summary>
    public bool HasHalves { get; private set; }

    /// <summary>Reads the document. After <see cref="JsonOutcome.Cut"/> the rows hold what is whole; those of open ones have no length yet.</summary>
    public JsonOutcome Read()
    {
        if (json.Length > JsonRow.Most) return JsonOutcome.Malformed;

        for (var at = 0; ;)
        {
            at = ReadValue(at, out var entered);
            if (entered) continue;

            // A value has ended: what is around it goes on or ends too.
            while (true)
            {
                if (at < 0) return at == Cut ? JsonOutcome.Cut : JsonOutcome.Malformed;

                whole = at;
                if (open < 0) return at == json.Length ? JsonOutcome.Whole : JsonOutcome.Malformed;

                at = AfterBlank(at);
                if (at == json.Length) return JsonOutcome.Cut;

                var next = json[at++];
                if (next == ',')
                {
                    if (!isObject) break;

                    at = ReadName(at);
                    if (at >= 0) break;
                }
                else
                {
                    at = next == (isObject ? '}' : ']') ? Close(at) : Malformed;
                }
            }
        }
    }

    /// <summary>Closes what is open after its last whole value.</summary>
    /// <returns>The document so closed, for which the rows are true then.</returns>
    public byte[] CloseAll()
    {
        if (rows[count - 1].Kind is JsonRowKind.Name or JsonRowKind.EscapedName) count--;   // its value did not come

        var closed = new byte[whole + depth];
        json[..whole].CopyTo(closed);
        for (var at = whole; open >= 0;)
        {
            closed[at] = isObject ? (byte)'}' : (byte)']';
            at = Close(at + 1);
        }

        return closed;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly int AfterBlank(int at) => at < json.Length && json[at] > ' ' ? at : AfterBlanks(at);

    private readonly int AfterBlanks(int at)
    {
        while (at < json.Length && json[at] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n') at++;
        return at;
    }

    /// <param name="entered">An object or array was opened that is not empty: a value is to be read next.</param>
    private int ReadValue(int at, out bool entered)
    {
        entered = false;
        at = AfterBlank(at);
        if (at == json.Length) return Cut;

        switch (json[at])
        {
            case (byte)'"':
                return ReadText(at + 1, JsonRowKind.Text, JsonRowKind.EscapedText);
            case (byte)'{':
                if (!TryOpen(at, JsonRowKind.Object)) return Malformed;

                at = AfterBlank(at + 1);
                if (at < json.Length && json[at] == '}') return Close(at + 1);

                at = ReadName(at);
                entered = at >= 0;
                return at;
            case (byte)'[':
                if (!TryOpen(at, JsonRowKind.Array)) return Malformed;

                at = AfterBlank(at + 1);
                if (at < json.Length && json[at] == ']') return Close(at + 1);

                entered = true;
                return at;
            case (byte)'t':
                return ReadLiteral(at, "true"u8, JsonRowKind.True);
            case (byte)'f':
                return ReadLiteral(at, "false"u8, JsonRowKind.False);
            case (byte)'n':
                return ReadLiteral(at, "null"u8, JsonRowKind.Null);
            default:
                return ReadNumber(at);
        }
    }

    private bool TryOpen(int at, JsonRowKind kind)
    {
        if (depth == MaxDepth) return false;

        depth++;
        Add(kind, at, 0, open + 1);   // none is 0
        open = count - 1;
        isObject = kind == JsonRowKind.Object;
        whole = at + 1;
        return true;
    }

    /// <param name="end">After the closing bracket; returned again.</param>
    private int Close(int end)
    {
        ref var row = ref rows[open];
        row.Length = end - row.Start;
        var around = row.Next - 1;
        row.Next = count;
        depth--;
        isObject = around >= 0 && rows[around].Kind == JsonRowKind.Object;
        if (isObject) rows[open - 1].Next = count;   // the name's
        open = around;
        return end;
    }

    private int ReadName(int at)
    {
        at = AfterBlank(at);
        if (at == json.Length) return Cut;
        if (json[at] != '"') return Malformed;

        at = ReadText(at + 1, JsonRowKind.Name, JsonRowKind.EscapedName);
        if (at < 0) return at;

        ref var name = ref rows[count - 1];
        name.Next = count + 1;
        if (name.Kind == JsonRowKind.Name)
        {
            name.Key = JsonName.KeyOf(json.Slice(name.Start, name.Length));
            rows[open].Key |= JsonName.BitOf(name.Key);
        }
        else
        {
            rows[open].Key = JsonName.AllBits;
        }

        at = AfterBlank(at);
        return at == json.Length ? Cut : json[at] == ':' ? at + 1 : Malformed;
    }

    private int ReadLiteral(int at, ReadOnlySpan<byte> literal, JsonRowKind kind)
    {
        var rest = json[at..];
        if (!rest.StartsWith(literal)) return literal.StartsWith(rest) ? Cut : Malformed;

        Add(kind, at, literal.Length, count + 1);
        return at + literal.Length;
    }

    private int ReadNumber(int start)
    {
        var at = json[start] == '-' ? start + 1 : start;
        if (at < json.Length && json[at] == '0') at++;
        else if (!Digits(ref at)) return Missing(at);

        if (at < json.Length && json[at] == '.')
        {
            at++;
            if (!Digits(ref at)) return Missing(at);
        }

        if (at < json.Length && (json[at] | 0x20) == 'e')
        {
            at++;
            if (at < json.Length && json[at] is (byte)'+' or (byte)'-') at++;
            if (!Digits(ref at)) return Missing(at);
        }

        if (at == json.Length && depth > 0) return Cut;   // there may have been more digits

        Add(JsonRowKind.Number, start, at - start, count + 1);
        return at;
    }

    private readonly bool Digits(ref int at)
    {
        var from = at;
        var place = at;
        while (place < json.Length && char.IsAsciiDigit((char)json[place])) place++;
        at = place;
        return place > from;
    }

    private readonly int Missing(int at) => at < json.Length ? Malformed : Cut;

    /// <param name="start">After the quote.</param>
    private int ReadText(int start, JsonRowKind plain, JsonRowKind escaped)
    {
        var kind = plain;
        var at = Stop(start);
        while (at < json.Length && json[at] == '\\')
        {
            kind = escaped;
            at = AfterEscape(at);
            if (at < 0) return at;

            if (at < json.Length && json[at] is not ((byte)'"' or (byte)'\\')) at = Stop(at);
        }

        if (at == json.Length) return Cut;
        if (json[at] != '"') return Malformed;

        Add(kind, start, at - start, count + 1);
        return at + 1;
    }

    private int AfterEscape(int at)
    {
        if (at + 1 == json.Length) return Cut;

        var letter = json[at + 1];
        if (letter == 'u') return AfterUnit(at);

        return letter is (byte)'"' or (byte)'\\' or (byte)'/' or (byte)'b' or (byte)'f' or (byte)'n' or (byte)'r' or (byte)'t' ? at + 2 : Malformed;
    }

    private int AfterUnit(int at)
    {
        var digits = json[(at + 2)..];
        if (digits.Length > JsonText.UnitDigits) digits = digits[..JsonText.UnitDigits];
        foreach (var digit in digits)
        {
            if (!char.IsAsciiHexDigit((char)digit)) return Malformed;
        }

        if (digits.Length < JsonText.UnitDigits) return Cut;

        var unit = JsonText.Unit(json, at);
        at += JsonText.UnitLength;
        if (!char.IsSurrogate(unit)) return at;

        // The other half is read with it, so that what is seen here is the first of a pair or a half alone.
        var isPair = char.IsHighSurrogate(unit) && json[at..].StartsWith("\\u"u8) && json.Length - at >= JsonText.UnitLength
            && json.Slice(at + 2, JsonText.UnitDigits).IndexOfAnyExcept(JsonText.HexDigits) < 0 && char.IsLowSurrogate(JsonText.Unit(json, at));
        if (isPair) return at + JsonText.UnitLength;

        HasHalves = true;
        return at;
    }

    /// <summary>Where the next quote, backslash or control character stands; the length where none does.</summary>
    private int Stop(int at)
    {
        ref var start = ref MemoryMarshal.GetReference(json);
        for (; at <= json.Length - Vector128<byte>.Count; at += Vector128<byte>.Count)
        {
            var bytes = Vector128.LoadUnsafe(ref start, (nuint)at);
            var stops = Vector128.Equals(bytes, Vector128.Create((byte)'"')) | Vector128.Equals(bytes, Vector128.Create((byte)'\\'))
                | Vector128.Equals(Vector128.Min(bytes, Vector128.Create((byte)0x1f)), bytes);
            seen |= bytes;
            if (stops != Vector128<byte>.Zero) return at + BitOperations.TrailingZeroCount(stops.ExtractMostSignificantBits());
        }

        for (; at < json.Length && json[at] >= ' ' && json[at] is not ((byte)'"' or (byte)'\\'); at++) seenLast |= json[at];
        return at;
    }

    private void Add(JsonRowKind kind, int start, int length, int next)
    {
        if (count == rows.Length) Grow();
        rows[count++] = new JsonRow(kind, start, length, next);
    }

    private void Grow()
    {
        var larger = ArrayPool<JsonRow>.Shared.Rent(rows.Length * 2);
        rows.CopyTo(larger, 0);
        ArrayPool<JsonRow>.Shared.Return(rows);
        rows = larger;
    }
}
