using System.Buffers.Binary;
using System.Text;

namespace AuditPipeline.Adapters.ClickHouse;

/// <summary>Reads ClickHouse's RowBinary from a span, without a copy. Running out of bytes is not an error: every further read answers
/// a default and <see cref="Incomplete"/> is set, so that a row cut by a network read can be decoded again when the rest has come.
/// LowCardinality columns read like plain ones.</summary>
public ref struct RowBinaryReader(ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> all = bytes;
    private ReadOnlySpan<byte> rest = bytes;

    /// <summary>A read went past the end; what was read since is not to be used.</summary>
    public bool Incomplete { get; private set; }

    /// <summary>Bytes read so far.</summary>
    public readonly int Consumed => all.Length - rest.Length;

    public readonly bool AtEnd => rest.IsEmpty;

    /// <summary>The bytes read since <see cref="Consumed"/> was <paramref name="start"/>.</summary>
    public readonly ReadOnlySpan<byte> Since(int start) => all[start..Consumed];

    public byte ReadUInt8() => Take(1) is [var value] ? value : (byte)0;

    public bool ReadBool() => ReadUInt8() != 0;

    public ushort ReadUInt16() => Take(2) is { Length: 2 } b ? BinaryPrimitives.ReadUInt16LittleEndian(b) : (ushort)0;

    public uint ReadUInt32() => Take(4) is { Length: 4 } b ? BinaryPrimitives.ReadUInt32LittleEndian(b) : 0;

    public ulong ReadUInt64() => Take(8) is { Length: 8 } b ? BinaryPrimitives.ReadUInt64LittleEndian(b) : 0;

    public int ReadInt32() => unchecked((int)ReadUInt32());

    public long ReadInt64() => unchecked((long)ReadUInt64());

    public double ReadFloat64() => BitConverter.UInt64BitsToDouble(ReadUInt64());

    /// <summary>A DateTime64(6, 'UTC'): microseconds since 1970.</summary>
    public DateTimeOffset ReadTimestamp() => DateTimeOffset.UnixEpoch.AddTicks(ReadInt64() * TimeSpan.TicksPerMicrosecond);

    /// <summary>A Date: days since 1970.</summary>
    public DateOnly ReadDate() => DateOnly.FromDateTime(DateTime.UnixEpoch).AddDays(ReadUInt16());

    public Guid ReadUuid()
    {
        var high = ReadUInt64();
        var low = ReadUInt64();
        Span<byte> big = stackalloc byte[16];
        BinaryPrimitives.WriteUInt64BigEndian(big, high);
        BinaryPrimitives.WriteUInt64BigEndian(big[8..], low);
        return new Guid(big, bigEndian: true);
    }

    /// <summary>A Decimal128 with <paramref name="scale"/> digits after the point.</summary>
    /// <exception cref="OverflowException">More than 96 bits of digits.</exception>
    public decimal ReadDecimal128(int scale)
    {
        var low = ReadUInt64();
        var high = ReadUInt64();
        var value = unchecked((Int128)new UInt128(high, low));
        var magnitude = (UInt128)Int128.Abs(value);
        if (magnitude >> 96 != 0) throw new OverflowException("A Decimal128 has more digits than a decimal holds.");
        return new decimal(
            unchecked((int)(uint)magnitude), unchecked((int)(uint)(magnitude >> 32)), unchecked((int)(uint)(magnitude >> 64)),
            Int128.IsNegative(value), (byte)scale);
    }

    /// <summary>The mark before a Nullable column; true: no value follows.</summary>
    public bool ReadIsNull() => ReadUInt8() != 0;

    public long? ReadNullableInt64() => ReadIsNull() ? null : ReadInt64();

    public string? ReadNullableString() => ReadIsNull() ? null : ReadString();

    public decimal? ReadNullableDecimal128(int scale) => ReadIsNull() ? null : ReadDecimal128(scale);

    /// <summary>Bytes of a String column, valid as long as the buffer read from.</summary>
    public ReadOnlySpan<byte> ReadBytes() => Take(ReadLength());

    /// <summary>Bytes of a FixedString(<paramref name="size"/>) column.</summary>
    public ReadOnlySpan<byte> ReadFixed(int size) => Take(size);

    public string ReadString() => Encoding.UTF8.GetString(ReadBytes());

    /// <summary>An Array(String) column.</summary>
    public string[] ReadStrings()
    {
        var count = ReadCount();
        var items = count == 0 ? [] : new string[count];
        for (var i = 0; i < items.Length && !Incomplete; i++) items[i] = ReadString();
        return items;
    }

    /// <summary>A Map(String, UInt32) column.</summary>
    public IReadOnlyDictionary<string, uint> ReadCounts()
    {
        var count = ReadCount();
        var items = new Dictionary<string, uint>(count, StringComparer.Ordinal);
        for (var i = 0; i < count && !Incomplete; i++)
        {
            var key = ReadString();
            items[key] = ReadUInt32();
        }

        return items;
    }

    /// <summary>The number of items that follow in an Array or Map.</summary>
    public int ReadCount()
    {
        var count = ReadLength();
        // An item takes at least one byte, so a count beyond the rest is a cut row, not a reason to allocate.
        if (count <= rest.Length) return count;
        Incomplete = true;
        return 0;
    }

    private int ReadLength()
    {
        // LEB128, as everywhere in ClickHouse's native forms.
        ulong value = 0;
        for (var shift = 0; shift < 64; shift += 7)
        {
            if (Take(1) is not [var b]) return 0;
            value |= (ulong)(b & 0x7F) << shift;
            if ((b & 0x80) == 0) return checked((int)value);
        }

        throw new FormatException("A RowBinary length is longer than ten bytes.");
    }

    private ReadOnlySpan<byte> Take(int count)
    {
        if (Incomplete || count > rest.Length)
        {
            Incomplete = true;
            return [];
        }

        var taken = rest[..count];
        rest = rest[count..];
        return taken;
    }
}
