using System.Text.Json;

namespace AuditPipeline.Processor.Decode.Wire;

/// <summary>One value, or one member's name, of a document that was read; sixteen bytes, so that the rows of a document of nothing but small
/// numbers stay within eight times its length.</summary>
internal struct JsonRow
{
    /// <summary>More rows than one document may have: <see cref="Next"/> has 28 bits.</summary>
    public const int Most = (1 << 28) - 1;

    private const int KindBits = 4;
    private const uint KindMask = (1 << KindBits) - 1;

    private uint link;

    /// <summary>Where it starts in the document: strings and names after their quote.</summary>
    public int Start;

    /// <summary>In bytes: strings and names without their quotes, objects and arrays with their brackets.</summary>
    public int Length;

    /// <summary>Of a name its <see cref="JsonName.KeyOf"/>; of an object the <see cref="JsonName.BitOf"/> of all its names together; of any other value 0.</summary>
    public uint Key;

    public JsonRow(JsonRowKind kind, int start, int length, int next)
    {
        (Start, Length) = (start, length);
        link = ((uint)next << KindBits) | (uint)kind;
    }

    public readonly JsonRowKind Kind => (JsonRowKind)(link & KindMask);

    /// <summary>The row after this value and all in it; of a name the row after its value. While an object or array is read: the one around it.</summary>
    public int Next
    {
        readonly get => (int)(link >> KindBits);
        set => link = ((uint)value << KindBits) | (link & KindMask);
    }

    public readonly JsonValueKind ValueKind => Kind == JsonRowKind.EscapedText ? JsonValueKind.String : (JsonValueKind)Kind;
}
