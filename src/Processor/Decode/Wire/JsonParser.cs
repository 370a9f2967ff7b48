using System.Buffers;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace AuditPipeline.Processor.Decode.Wire;

/// <summary>Reads one JSON document (RFC 8259) into rows, without throwing: among many small events an exception for each would cost more than all
/// the rest. Linear.</summary>
internal ref struct JsonParser
{
    /// <summary>Providers nest tool schemas deeply; what is deeper than this is no exchange with a model.</summary>
    public const int MaxDepth = 256;

    private const int FewRows = 64;

    private readonly ReadOnlySpan<byte> json;
    private JsonRow[] rows;
    private int count;
    private int at;
    private int open = -1;   // the row of the innermost object or array that is not closed
    private bool isObject;   // it is an object
    private int depth;
    private Vector128<byte> seen;   // all bytes of strings together
    private byte seenLast;

    /// <param name="json">Without white space around it.</param>
    /// <param name="rows">Rented; the parser exchanges it for a larger one where it must. Null: it rents the first too.</param>
    public JsonParser(ReadOnlySpan<byte> json, JsonRow[]? rows)
    {
        this.json = json;
        this.rows = rows ?? ArrayPool<JsonRow>.Shared.Rent(FewRows);
    }

    /// <summary>The rows, the root first; to be returned to the pool by the caller.</summary>
    public readonly JsonRow[] Rows => rows;

    /// <summary>Objects and arrays that the end of the bytes left open.</summary>
    public readonly int Open => depth;

    /// <summary>The end of the last value, or bracket, that is whole.</summary>
    public int Whole { get; private set; }

    /// <summary>False when every string is ASCII.</summary>
    public readonly bool MayBeBeyondAscii => seenLast >= 0x80 || seen.ExtractMostSignificantBits() != 0;

    /// <summary>There are escapes of halves of surrogate pairs: they are no text.</summary>
    public bool HasHalves { get; private set; }

    /// <summary>Reads the document. After <see cref="JsonOutcome.Cut"/> the rows hold what is whole; those of open ones have no length yet.</summary>
    public JsonOutcome Read()
    {
        if (json.Length > JsonRow.Most) return JsonOutcome.Malformed;

        while (true)
        {
            var outcome = ReadValue(out var entered);
            if (entered) continue;

            while (true)
            {
                if (outcome != JsonOutcome.Whole) return outcome;

                // A value has ended: what is around it goes on or ends too.
                Whole = at;
                if (open < 0) return Peek < 0 ? JsonOutcome.Whole : JsonOutcome.Malformed;

                var next = Next();
                if (next == ',')
                {
                    at++;
                    if (!isObject) break;

                    outcome = ReadName();
                    if (outcome == JsonOutcome.Whole) break;
                }
                else
                {
                    outcome = next == (isObject ? '}' : ']') ? Close() : next < 0 ? JsonOutcome.Cut : JsonOutcome.Malformed;
                }
            }
        }
    }

    /// <summary>Closes what is open after its last whole value.</summary>
    /// <returns>The document so closed, for which the rows are true then.</returns>
    public byte[] CloseAll()
    {
        if (rows[count - 1].Kind is JsonRowKind.Name or JsonRowKind.EscapedName) count--;   // its value did not come

        var closed = new byte[Whole + depth];
        json[..Whole].CopyTo(closed);
        for (at = Whole; open >= 0;)
        {
            closed[at] = isObject ? (byte)'}' : (byte)']';
            Close();
        }

        return closed;
    }

    private readonly int Peek => at < json.Length ? json[at] : -1;

    /// <summary>The next byte that is no white space; -1 at the end.</summary>
    private int Next()
    {
        while (at < json.Length)
        {
            var next = json[at];
            if (next > ' ' || next is not ((byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')) return next;

            at++;
        }

        return -1;
    }

    /// <param name="entered">An object or array was opened that is not empty: a value is to be read next.</param>
    private JsonOutcome ReadValue(out bool entered)
    {
        entered = false;
        switch (Next())
        {
            case '"':
                return ReadText(JsonRowKind.Text, JsonRowKind.EscapedText);
            case '{':
                if (!TryOpen(JsonRowKind.Object)) return JsonOutcome.Malformed;
                if (Next() == '}') return Close();

                var named = ReadName();
                entered = named == JsonOutcome.Whole;
                return named;
            case '[':
                if (!TryOpen(JsonRowKind.Array)) return JsonOutcome.Malformed;
                if (Next() == ']') return Close();

                entered = true;
                return JsonOutcome.Whole;
            case 't':
                return ReadLiteral("true"u8, JsonRowKind.True);
            case 'f':
                return ReadLiteral("false"u8, JsonRowKind.False);
            case 'n':
                return ReadLiteral("null"u8, JsonRowKind.Null);
            case -1:
                return JsonOutcome.Cut;
            default:
                return ReadNumber();
        }
    }

    private bool TryOpen(JsonRowKind kind)
    {
        if (depth == MaxDepth) return false;

        depth++;
        Add(new JsonRow(kind, at, 0, open + 1));   // none is 0
        open = count - 1;
        isObject = kind == JsonRowKind.Object;
        Whole = ++at;
        return true;
    }

    private JsonOutcome Close()
    {
        ref var row = ref rows[open];
        at++;
        row.Length = at - row.Start;
        var around = row.Next - 1;
        row.Next = count;
        depth--;
        isObject = around >= 0 && rows[around].Kind == JsonRowKind.Object;
        if (isObject) rows[open - 1].Next = count;   // the name's
        open = around;
        return JsonOutcome.Whole;
    }

    private JsonOutcome ReadName()
    {
        var next = Next();
        if (next != '"') return next < 0 ? JsonOutcome.Cut : JsonOutcome.Malformed;

        var outcome = ReadText(JsonRowKind.Name, JsonRowKind.EscapedName);
        if (outcome != JsonOutcome.Whole) return outcome;

        ref var name = ref rows[count - 1];
        ref var owner = ref rows[open];
        if (name.Kind == JsonRowKind.Name)
        {
            name.Key = JsonName.KeyOf(json.Slice(name.Start, name.Length));
            owner.Key |= JsonName.BitOf(name.Key);
        }
        else
        {
            owner.Key = JsonName.AllBits;
        }

        name.Next = count + 1;
        next = Next();
        if (next == ':')
        {
            at++;
            return JsonOutcome.Whole;
        }

        return next < 0 ? JsonOutcome.Cut : JsonOutcome.Malformed;
    }

    private JsonOutcome ReadLiteral(ReadOnlySpan<byte> literal, JsonRowKind kind)
    {
        var rest = json[at..];
        if (!rest.StartsWith(literal)) return literal.StartsWith(rest) ? JsonOutcome.Cut : JsonOutcome.Malformed;

        Add(new JsonRow(kind, at, literal.Length, count + 1));
        at += literal.Length;
        return JsonOutcome.Whole;
    }

    private JsonOutcome ReadNumber()
    {
        var start = at;
        if (Peek == '-') at++;
        if (Peek == '0') at++;
        else if (!Digits()) return Missing();
        if (Peek == '.')
        {
            at++;
            if (!Digits()) return Missing();
        }

        if (Peek is 'e' or 'E')
        {
            at++;
            if (Peek is '+' or '-') at++;
            if (!Digits()) return Missing();
        }

        if (at == json.Length && depth > 0) return JsonOutcome.Cut;   // there may have been more digits

        Add(new JsonRow(JsonRowKind.Number, start, at - start, count + 1));
        return JsonOutcome.Whole;
    }

    private bool Digits()
    {
        var from = at;
        while (at < json.Length && json[at] is >= (byte)'0' and <= (byte)'9') at++;
        return at > from;
    }

    private readonly JsonOutcome Missing() => at < json.Length ? JsonOutcome.Malformed : JsonOutcome.Cut;

    private JsonOutcome ReadText(JsonRowKind plain, JsonRowKind escaped)
    {
        var kind = plain;
        var start = at + 1;
        var stop = Stop(start);
        while (stop < json.Length && json[stop] == '\\')
        {
            kind = escaped;
            var outcome = ReadEscape(ref stop);
            if (outcome != JsonOutcome.Whole) return outcome;

            if (stop < json.Length && json[stop] is not ((byte)'"' or (byte)'\\')) stop = Stop(stop);
        }

        if (stop == json.Length) return JsonOutcome.Cut;
        if (json[stop] != '"') return JsonOutcome.Malformed;

        Add(new JsonRow(kind, start, stop - start, count + 1));
        at = stop + 1;
        return JsonOutcome.Whole;
    }

    /// <param name="place">Of the backslash; then after the escape.</param>
    private JsonOutcome ReadEscape(ref int place)
    {
        if (place + 1 == json.Length) return JsonOutcome.Cut;

        var letter = json[place + 1];
        if (letter == 'u') return ReadUnit(ref place);
        if (letter is not ((byte)'"' or (byte)'\\' or (byte)'/' or (byte)'b' or (byte)'f' or (byte)'n' or (byte)'r' or (byte)'t'))
            return JsonOutcome.Malformed;

        place += 2;
        return JsonOutcome.Whole;
    }

    private JsonOutcome ReadUnit(ref int place)
    {
        var digits = json[(place + 2)..];
        if (digits.Length > JsonText.UnitDigits) digits = digits[..JsonText.UnitDigits];
        foreach (var digit in digits)
        {
            if (!char.IsAsciiHexDigit((char)digit)) return JsonOutcome.Malformed;
        }

        if (digits.Length < JsonText.UnitDigits) return JsonOutcome.Cut;

        var unit = JsonText.Unit(json, place);
        place += JsonText.UnitLength;
        if (!char.IsSurrogate(unit)) return JsonOutcome.Whole;

        // The other half is read with it, so that what is seen here is the first of a pair or a half alone.
        var isPair = char.IsHighSurrogate(unit) && json[place..].StartsWith("\\u"u8) && json.Length - place >= JsonText.UnitLength
            && json.Slice(place + 2, JsonText.UnitDigits).IndexOfAnyExcept(JsonText.HexDigits) < 0 && char.IsLowSurrogate(JsonText.Unit(json, place));
        if (isPair) place += JsonText.UnitLength;
        else HasHalves = true;
        return JsonOutcome.Whole;
    }

    /// <summary>Where the next quote, backslash or control character stands; the length where none does.</summary>
    private int Stop(int from)
    {
        ref var start = ref MemoryMarshal.GetReference(json);
        var at = from;
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

    private void Add(JsonRow row)
    {
        if (count == rows.Length) Grow();
        rows[count++] = row;
    }

    private void Grow()
    {
        var larger = ArrayPool<JsonRow>.Shared.Rent(rows.Length * 2);
        rows.CopyTo(larger, 0);
        ArrayPool<JsonRow>.Shared.Return(rows);
        rows = larger;
    }
}
