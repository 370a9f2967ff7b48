using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace AuditPipeline.Adapters.ClickHouse;

/// <summary>Writes ClickHouse's RowBinary into rented segments: rows one after another, each column in the order of the INSERT, nothing
/// between them. LowCardinality columns are written like plain ones. Values go in without an allocation of their own.</summary>
public sealed class RowBinaryWriter : IDisposable
{
    private const int SegmentSize = 256 * 1024;
    private const int LongestVarint = 10;
    private static readonly UInt128[] PowersOfTen = MakePowersOfTen();

    private Segment? first;
    private Segment? last;
    private byte[] buffer = [];
    private int used;
    private long finished;

    /// <summary>Bytes written so far.</summary>
    public long Length => finished + used;

    /// <summary>What was written; valid until the next write, <see cref="Clear"/> or disposal.</summary>
    public ReadOnlySequence<byte> Written
    {
        get
        {
            if (first is null || last is null) return ReadOnlySequence<byte>.Empty;
            last.Fill(used);
            return new ReadOnlySequence<byte>(first, 0, last, used);
        }
    }

    public void WriteUInt8(byte value)
    {
        Room(1)[0] = value;
        used++;
    }

    public void WriteBool(bool value) => WriteUInt8(value ? (byte)1 : (byte)0);

    public void WriteUInt16(ushort value)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(Room(2), value);
        used += 2;
    }

    public void WriteUInt32(uint value)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(Room(4), value);
        used += 4;
    }

    public void WriteUInt64(ulong value)
    {
        BinaryPrimitives.WriteUInt64LittleEndian(Room(8), value);
        used += 8;
    }

    public void WriteInt32(int value) => WriteUInt32(unchecked((uint)value));

    public void WriteInt64(long value) => WriteUInt64(unchecked((ulong)value));

    public void WriteFloat64(double value) => WriteUInt64(BitConverter.DoubleToUInt64Bits(value));

    /// <summary>A DateTime64(6, 'UTC'); finer than a microsecond is cut off, towards the past.</summary>
    public void WriteTimestamp(DateTimeOffset value)
    {
        var ticks = value.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks;
        WriteInt64((ticks - (ticks % TimeSpan.TicksPerMicrosecond + TimeSpan.TicksPerMicrosecond) % TimeSpan.TicksPerMicrosecond)
            / TimeSpan.TicksPerMicrosecond);
    }

    /// <summary>A Date.</summary>
    /// <exception cref="OverflowException">Before 1970 or after 2149.</exception>
    public void WriteDate(DateOnly value) =>
        WriteUInt16(checked((ushort)(value.DayNumber - DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber)));

    public void WriteUuid(Guid value)
    {
        Span<byte> big = stackalloc byte[16];
        value.TryWriteBytes(big, bigEndian: true, out _);
        WriteUInt64(BinaryPrimitives.ReadUInt64BigEndian(big));
        WriteUInt64(BinaryPrimitives.ReadUInt64BigEndian(big[8..]));
    }

    /// <summary>A Decimal128 with <paramref name="scale"/> digits after the point.</summary>
    /// <exception cref="ArgumentException">The value has more digits after the point than that.</exception>
    public void WriteDecimal128(decimal value, int scale)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        var magnitude = unchecked(((UInt128)(uint)bits[2] << 64) | ((UInt128)(uint)bits[1] << 32) | (uint)bits[0]);
        var spare = scale - value.Scale;
        if (spare >= 0)
        {
            magnitude *= PowersOfTen[spare];
        }
        else
        {
            var (quotient, remainder) = UInt128.DivRem(magnitude, PowersOfTen[-spare]);
            if (remainder != 0) throw new ArgumentException($"More than {scale} digits after the point.", nameof(value));
            magnitude = quotient;
        }

        var signed = unchecked((UInt128)(decimal.IsNegative(value) ? -(Int128)magnitude : (Int128)magnitude));
        WriteUInt64(unchecked((ulong)signed));
        WriteUInt64((ulong)(signed >> 64));
    }

    /// <summary>The mark before a Nullable column; the value follows only when it is not null.</summary>
    public void WriteIsNull(bool isNull) => WriteBool(isNull);

    public void WriteNullable(long? value)
    {
        WriteIsNull(value is null);
        if (value is { } present) WriteInt64(present);
    }

    public void WriteNullable(string? value)
    {
        WriteIsNull(value is null);
        if (value is not null) WriteString(value);
    }

    public void WriteNullableDecimal128(decimal? value, int scale)
    {
        WriteIsNull(value is null);
        if (value is { } present) WriteDecimal128(present, scale);
    }

    /// <summary>A String column, as UTF-8.</summary>
    public void WriteString(ReadOnlySpan<char> value)
    {
        var size = Encoding.UTF8.GetByteCount(value);
        WriteLength(size);
        if (size <= SegmentSize)
        {
            var room = Room(size);   // before used is read: it may begin a new segment
            used += Encoding.UTF8.GetBytes(value, room);
            return;
        }

        var rented = ArrayPool<byte>.Shared.Rent(size);
        WriteRaw(rented.AsSpan(0, Encoding.UTF8.GetBytes(value, rented)));
        ArrayPool<byte>.Shared.Return(rented, clearArray: true);
    }

    /// <summary>A String column, as these bytes.</summary>
    public void WriteString(ReadOnlySpan<byte> value)
    {
        WriteLength(value.Length);
        WriteRaw(value);
    }

    /// <summary>A FixedString column of exactly this many bytes.</summary>
    public void WriteFixed(ReadOnlySpan<byte> value) => WriteRaw(value);

    /// <summary>An Array(String) column.</summary>
    public void WriteStrings(IReadOnlyList<string> items)
    {
        WriteLength(items.Count);
        for (var i = 0; i < items.Count; i++) WriteString(items[i].AsSpan());
    }

    /// <summary>A Map(String, UInt32) column.</summary>
    public void WriteCounts(IReadOnlyDictionary<string, uint> items)
    {
        WriteLength(items.Count);
        foreach (var (key, count) in items)
        {
            WriteString(key.AsSpan());
            WriteUInt32(count);
        }
    }

    /// <summary>The length before an Array, a Map or a String.</summary>
    public void WriteLength(int length)
    {
        var room = Room(LongestVarint);
        var value = checked((uint)length);
        while (value >= 0x80)
        {
            room[0] = unchecked((byte)(value | 0x80));
            room = room[1..];
            used++;
            value >>= 7;
        }

        room[0] = (byte)value;
        used++;
    }

    /// <summary>Forgets what was written but keeps a segment, for a writer that is used again at once.</summary>
    public void Rewind()
    {
        if (first != last) Clear();
        used = 0;
    }

    /// <summary>Forgets what was written and gives the segments back.</summary>
    public void Clear()
    {
        for (var segment = first; segment is not null; segment = segment.Following)
            ArrayPool<byte>.Shared.Return(segment.Array, clearArray: true);   // rows may hold content: it must not turn up elsewhere
        first = last = null;
        buffer = [];
        used = 0;
        finished = 0;
    }

    public void Dispose() => Clear();

    private void WriteRaw(ReadOnlySpan<byte> value)
    {
        while (!value.IsEmpty)
        {
            var room = Room(1);
            var part = Math.Min(room.Length, value.Length);
            value[..part].CopyTo(room);
            used += part;
            value = value[part..];
        }
    }

    private Span<byte> Room(int atLeast)
    {
        if (buffer.Length - used < atLeast) AddSegment(atLeast);
        return buffer.AsSpan(used);
    }

    private void AddSegment(int atLeast)
    {
        last?.Fill(used);
        finished += used;
        used = 0;
        buffer = ArrayPool<byte>.Shared.Rent(Math.Max(SegmentSize, atLeast));
        var added = new Segment(buffer, finished);
        last?.Follow(added);
        first ??= added;
        last = added;
    }

    private static UInt128[] MakePowersOfTen()
    {
        var powers = new UInt128[39];
        powers[0] = 1;
        for (var i = 1; i < powers.Length; i++) powers[i] = powers[i - 1] * 10;
        return powers;
    }

    private sealed class Segment : ReadOnlySequenceSegment<byte>
    {
        public Segment(byte[] array, long runningIndex)
        {
            Array = array;
            RunningIndex = runningIndex;
        }

        public byte[] Array { get; }

        public Segment? Following { get; private set; }

        public void Fill(int length) => Memory = Array.AsMemory(0, length);

        public void Follow(Segment next)
        {
            Following = next;
            Next = next;
        }
    }
}
