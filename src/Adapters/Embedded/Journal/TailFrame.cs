using System.Buffers.Binary;
using System.Globalization;

namespace AuditPipeline.Adapters.Embedded.Journal;

/// <summary>The plain form of one frame of an answer's tail: sequence 4, kind 1, microseconds since capture 8, what it says.</summary>
internal static class TailFrame
{
    /// <summary>Status 4, then the headers: count 4, names and values each with a length of 4 before it; then bytes of the body.</summary>
    public const byte Head = 1;

    /// <summary>Bytes of the body.</summary>
    public const byte Body = 2;

    /// <summary>More passed than is kept.</summary>
    public const byte Cut = 3;

    public const int PrefixBytes = 13;

    public static void WritePrefix(Span<byte> to, int sequence, byte kind, TimeSpan elapsed)
    {
        BinaryPrimitives.WriteInt32LittleEndian(to, sequence);
        to[4] = kind;
        BinaryPrimitives.WriteInt64LittleEndian(to[5..], elapsed.Ticks / TimeSpan.TicksPerMicrosecond);
    }

    public static (int Sequence, byte Kind, TimeSpan Elapsed) ReadPrefix(ReadOnlySpan<byte> from) => (
        BinaryPrimitives.ReadInt32LittleEndian(from), from[4],
        TimeSpan.FromTicks(checked(BinaryPrimitives.ReadInt64LittleEndian(from[5..]) * TimeSpan.TicksPerMicrosecond)));

    /// <summary>Name of the file of a place.</summary>
    public static string FileName(int place) => place.ToString("D5", CultureInfo.InvariantCulture);
}
