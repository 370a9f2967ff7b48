using System.Buffers;
using AuditPipeline.Adapters.ClickHouse;

namespace AuditPipeline.Adapters.Tests.ClickHouse;

public sealed class RowBinaryTests
{
    [Fact]
    public void Values_have_the_bytes_the_format_describes()
    {
        using var writer = new RowBinaryWriter();

        writer.WriteUInt16(0x0102);
        writer.WriteString("hé");
        writer.WriteNullable((long?)null);
        writer.WriteNullable(1L);
        writer.WriteStrings(["a", ""]);
        writer.WriteLength(300);

        // RowBinary: little-endian integers, LEB128 lengths, 1 before nothing and 0 before a value of a Nullable.
        Convert.ToHexStringLower(writer.Written.ToArray()).ShouldBe("0201" + "0368c3a9" + "01" + "000100000000000000" + "02016100" + "ac02");
    }

    [Fact]
    public void Every_value_reads_back_as_it_was_written()
    {
        var (at, id) = (new DateTimeOffset(2026, 2, 3, 4, 5, 6, TimeSpan.Zero).AddMicroseconds(789), Guid.Parse("018f5c1e-7c00-7abc-8def-0123456789ab"));
        using var writer = new RowBinaryWriter();
        writer.WriteUInt8(7);
        writer.WriteUInt32(uint.MaxValue);
        writer.WriteUInt64(ulong.MaxValue);
        writer.WriteInt32(int.MinValue);
        writer.WriteInt64(-5);
        writer.WriteFloat64(0.5);
        writer.WriteTimestamp(at);
        writer.WriteDate(new DateOnly(2026, 12, 31));
        writer.WriteUuid(id);
        writer.WriteDecimal128(-12.345m, 12);
        writer.WriteNullableDecimal128(null, 12);
        writer.WriteCounts(new Dictionary<string, uint> { ["iban"] = 2 });
        writer.WriteFixed([1, 2, 3]);

        var reader = new RowBinaryReader(writer.Written.ToArray());

        reader.ReadUInt8().ShouldBe((byte)7);
        reader.ReadUInt32().ShouldBe(uint.MaxValue);
        reader.ReadUInt64().ShouldBe(ulong.MaxValue);
        reader.ReadInt32().ShouldBe(int.MinValue);
        reader.ReadInt64().ShouldBe(-5);
        reader.ReadFloat64().ShouldBe(0.5);
        reader.ReadTimestamp().ShouldBe(at);
        reader.ReadDate().ShouldBe(new DateOnly(2026, 12, 31));
        reader.ReadUuid().ShouldBe(id);
        reader.ReadDecimal128(12).ShouldBe(-12.345m);
        reader.ReadNullableDecimal128(12).ShouldBeNull();
        reader.ReadCounts().ShouldBe(new Dictionary<string, uint> { ["iban"] = 2 });
        reader.ReadFixed(3).ToArray().ShouldBe([1, 2, 3]);
        (reader.AtEnd, reader.Incomplete).ShouldBe((true, false));
    }

    [Fact]
    public void Row_cut_anywhere_is_incomplete_and_never_throws()
    {
        using var writer = new RowBinaryWriter();
        writer.WriteString("some text");
        writer.WriteStrings(["x", "yy"]);
        writer.WriteUInt64(1);
        var whole = writer.Written.ToArray();

        for (var length = 0; length < whole.Length; length++)
        {
            var reader = new RowBinaryReader(whole.AsSpan(0, length));
            reader.ReadString();
            reader.ReadStrings();
            reader.ReadUInt64();

            reader.Incomplete.ShouldBeTrue();
        }
    }

    [Fact]
    public void Text_longer_than_a_segment_is_kept_whole()
    {
        var text = new string('x', 1_000_000);
        using var writer = new RowBinaryWriter();

        writer.WriteString(text);
        writer.WriteString(text.Select(c => (byte)c).ToArray());

        var reader = new RowBinaryReader(writer.Written.ToArray());
        (reader.ReadString() == text, reader.ReadString() == text, reader.AtEnd).ShouldBe((true, true, true));
        writer.Length.ShouldBe(reader.Consumed);
    }

    [Fact]
    public void Values_that_meet_the_end_of_a_segment_are_kept_whole()
    {
        using var writer = new RowBinaryWriter();

        for (var i = 0; i < 100_000; i++)
        {
            writer.WriteInt64(i);
            writer.WriteString("seven c".AsSpan());
            writer.WriteNullable(i % 3 == 0 ? null : "x");
        }

        var reader = new RowBinaryReader(writer.Written.ToArray());
        for (var i = 0; i < 100_000; i++)
            (reader.ReadInt64(), reader.ReadString(), reader.ReadNullableString()).ShouldBe((i, "seven c", i % 3 == 0 ? null : "x"));
        (reader.AtEnd, writer.Length).ShouldBe((true, reader.Consumed));
    }

    [Fact]
    public void Digits_a_column_cannot_hold_are_refused()
    {
        using var writer = new RowBinaryWriter();

        Should.Throw<ArgumentException>(() => writer.WriteDecimal128(0.001m, 2));
    }
}
