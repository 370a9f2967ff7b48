using System.Buffers;
using System.Buffers.Text;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

namespace AuditPipeline.Processor.Decode.Wire;

/// <summary>A value of foreign JSON, read without ever throwing on its content: what is absent or of another kind reads as null. Of the default, as of
/// a member that is not there, the kind is undefined. Lives as long as its document (<see cref="JsonBody"/>).</summary>
internal readonly struct JsonView
{
    /// <summary>Largest token count taken as one: far above any context, and sums of a few stay inside 64 bits.</summary>
    public const long LargestCount = 1_000_000_000_000_000;

    private readonly JsonTape? tape;
    private readonly int at;

    public JsonView(JsonTape tape, int row) => (this.tape, at) = (tape, row);

    public JsonValueKind ValueKind => tape is null ? JsonValueKind.Undefined : tape[at].ValueKind;

    public bool IsObject() => ValueKind == JsonValueKind.Object;

    public bool IsArray() => ValueKind == JsonValueKind.Array;

    public bool IsTold() => ValueKind is not (JsonValueKind.Undefined or JsonValueKind.Null);

    public bool IsTrue() => ValueKind == JsonValueKind.True;

    /// <summary>The member, or an undefined value when this is no object or has none; of several of one name the last.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]   // most members that are asked for are not there: that is told on the spot
    public JsonView Member(ReadOnlySpan<byte> name)
    {
        var key = JsonName.KeyOf(name);
        return tape is not null && (tape[at].Key & JsonName.BitOf(key)) != 0 ? Found(name, key) : default;
    }

    /// <summary>The members of an object in their order; none for anything else.</summary>
    public JsonMembers Members() => tape is not null && tape[at].Kind == JsonRowKind.Object ? new JsonMembers(tape, at) : default;

    /// <summary>The items of an array; none for anything else.</summary>
    public JsonItems Items() => tape is not null && tape[at].Kind == JsonRowKind.Array ? new JsonItems(tape, at) : default;

    /// <summary>A string's text, or null for anything else.</summary>
    public string? Text()
    {
        if (tape is null) return null;

        ref readonly var row = ref tape[at];
        return row.Kind switch
        {
            JsonRowKind.Text => CommonWords.Text(Bytes()),
            JsonRowKind.EscapedText => JsonText.Of(Bytes(), escaped: true),
            _ => null,
        };
    }

    /// <summary>This value where it is a string, else the other.</summary>
    public JsonView OrText(JsonView other) => ValueKind == JsonValueKind.String ? this : other;

    /// <summary>Writes a string's text to the end of <paramref name="text"/>; nothing for anything else.</summary>
    public void AppendTo(TextBuffer text)
    {
        if (ValueKind == JsonValueKind.String) text.Append(Bytes());
    }

    /// <summary>True for a string that is not empty.</summary>
    public bool HasText() => tape is not null && tape[at].ValueKind == JsonValueKind.String && tape[at].Length > 0;

    /// <summary>The first characters of a string in its JSON writing, at most <paramref name="length"/>; empty for anything else.</summary>
    public string Start(int length)
    {
        if (ValueKind != JsonValueKind.String) return "";

        var bytes = Bytes();
        return Encoding.UTF8.GetString(bytes[..Math.Min(bytes.Length, length)]);
    }

    /// <summary>A word: a string that is not empty, or a number or truth value as text.</summary>
    public string? Word() => ValueKind switch
    {
        JsonValueKind.String => Text() is { Length: > 0 } text ? text : null,
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => Verbatim(),
        _ => null,
    };

    /// <summary>Tool arguments as text: a string as it is, any other JSON in its own writing; null when not told.</summary>
    public string? Verbatim()
    {
        var kind = ValueKind;
        if (kind is JsonValueKind.Undefined or JsonValueKind.Null) return null;

        return kind == JsonValueKind.String ? Text() : Encoding.UTF8.GetString(Bytes());
    }

    /// <summary>A count from 0 to <see cref="LargestCount"/>; null for anything else, fractions and negative numbers included.</summary>
    public long? Count()
    {
        if (Whole() is { } whole) return whole is >= 0 and <= LargestCount ? whole : null;

        return Number() is { } number && number is >= 0 and <= LargestCount && decimal.Truncate(number) == number ? (long)number : null;
    }

    /// <summary>An index from 0 to <paramref name="last"/>; null for anything else.</summary>
    public int? Index(int last) => Whole() is { } index && index >= 0 && index <= last ? (int)index : null;

    /// <summary>A number that is written without fraction and exponent and fits 64 bits.</summary>
    public long? Whole()
    {
        if (ValueKind != JsonValueKind.Number) return null;

        var digits = Bytes();
        return Utf8Parser.TryParse(digits, out long whole, out var read) && read == digits.Length ? whole : null;
    }

    /// <summary>A number that fits a decimal.</summary>
    public decimal? Number()
    {
        if (ValueKind != JsonValueKind.Number) return null;

        var digits = Bytes();
        var format = digits.IndexOfAny((byte)'e', (byte)'E') < 0 ? default : 'e';
        return Utf8Parser.TryParse(digits, out decimal number, out var read, format) && read == digits.Length ? number : null;
    }

    public bool TextIs(ReadOnlySpan<byte> expected)
    {
        if (tape is null) return false;

        ref readonly var row = ref tape[at];
        return row.Kind switch
        {
            JsonRowKind.Text => Bytes().SequenceEqual(expected),
            JsonRowKind.EscapedText => JsonText.Is(Bytes(), expected),
            _ => false,
        };
    }

    /// <summary>The bytes of a string in base64; null for anything else.</summary>
    public byte[]? FromBase64()
    {
        if (ValueKind != JsonValueKind.String) return null;

        var coded = tape![at].Kind == JsonRowKind.EscapedText ? Encoding.UTF8.GetBytes(Text()!) : Bytes();
        var bytes = new byte[Base64.GetMaxDecodedFromUtf8Length(coded.Length)];
        if (Base64.DecodeFromUtf8(coded, bytes, out _, out var written) != OperationStatus.Done) return null;

        return written == bytes.Length ? bytes : bytes[..written];
    }

    private JsonView Found(ReadOnlySpan<byte> name, uint key)
    {
        ref readonly var row = ref tape![at];
        var found = 0;
        for (int member = at + 1, end = row.Next; member < end;)
        {
            ref readonly var candidate = ref tape[member];
            if ((candidate.Key == key || candidate.Key == JsonName.AnyKey) && IsNamed(candidate, name)) found = member + 1;
            member = candidate.Next;
        }

        return found == 0 ? default : new JsonView(tape, found);
    }

    private ReadOnlySpan<byte> Bytes()
    {
        ref readonly var row = ref tape![at];
        return tape.Bytes(row.Start, row.Length);
    }

    private bool IsNamed(in JsonRow candidate, ReadOnlySpan<byte> name)
    {
        var bytes = tape!.Bytes(candidate.Start, candidate.Length);
        return candidate.Kind == JsonRowKind.Name ? bytes.SequenceEqual(name) : JsonText.Is(bytes, name);
    }
}
