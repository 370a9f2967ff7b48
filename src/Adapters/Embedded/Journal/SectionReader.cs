using System.Buffers.Binary;
using System.Text;

namespace AuditPipeline.Adapters.Embedded.Journal;

/// <summary>Reads what <see cref="SectionWriter"/> wrote. Byte strings are slices of the given memory, not copies.</summary>
/// <remarks>Every read throws <see cref="InvalidDataException"/> where the bytes end early or cannot be what was written.</remarks>
internal sealed class SectionReader(ReadOnlyMemory<byte> bytes)
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private int _position;

    public byte Byte() => Take(1).Span[0];

    public bool Flag() => Byte() switch
    {
        0 => false,
        1 => true,
        _ => throw Broken(),
    };

    public int Int32() => BinaryPrimitives.ReadInt32LittleEndian(Take(4).Span);

    public long Int64() => BinaryPrimitives.ReadInt64LittleEndian(Take(8).Span);

    /// <summary>A count of items of at least one byte each, so never more than there are bytes left.</summary>
    public int Count()
    {
        var count = Int32();
        return count >= 0 && count <= bytes.Length - _position ? count : throw Broken();
    }

    public ReadOnlyMemory<byte> Bytes() => Take(Int32());

    public string Text()
    {
        try
        {
            return Strict.GetString(Bytes().Span);
        }
        catch (DecoderFallbackException)
        {
            throw Broken();
        }
    }

    public string? OptionalText() => Flag() ? Text() : null;

    /// <summary>All that is left.</summary>
    public ReadOnlyMemory<byte> Rest() => Take(bytes.Length - _position);

    public void End()
    {
        if (_position != bytes.Length) throw Broken();
    }

    public static InvalidDataException Broken() => new("section does not have the form it is written in");

    private ReadOnlyMemory<byte> Take(int count)
    {
        if (count < 0 || count > bytes.Length - _position) throw Broken();
        var taken = bytes.Slice(_position, count);
        _position += count;
        return taken;
    }
}
