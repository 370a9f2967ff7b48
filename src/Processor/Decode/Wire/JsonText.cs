using System.Buffers;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;

namespace AuditPipeline.Processor.Decode.Wire;

/// <summary>Makes text of JSON strings that were read and are well formed (<see cref="WellFormedText"/>).</summary>
internal static class JsonText
{
    /// <summary>Length of the escape of a code unit: <c>\uXXXX</c>.</summary>
    public const int UnitLength = 6;

    public const int UnitDigits = 4;

    private const int OnStack = 256;

    public static SearchValues<byte> HexDigits { get; } = SearchValues.Create("0123456789abcdefABCDEF"u8);

    /// <summary>The code unit of a well formed escape at <paramref name="at"/>.</summary>
    public static char Unit(ReadOnlySpan<byte> raw, int at) =>
        (char)((Digit(raw[at + 2]) << 12) | (Digit(raw[at + 3]) << 8) | (Digit(raw[at + 4]) << 4) | Digit(raw[at + 5]));

    /// <summary>The text of a string, given without its quotes.</summary>
    public static string Of(ReadOnlySpan<byte> raw, bool escaped)
    {
        if (!escaped) return Encoding.UTF8.GetString(raw);

        if (raw.Length <= OnStack)
        {
            Span<char> few = stackalloc char[OnStack];
            return few[..Write(raw, few)].ToString();
        }

        var chars = ArrayPool<char>.Shared.Rent(raw.Length);
        var text = new string(chars, 0, Write(raw, chars));
        ArrayPool<char>.Shared.Return(chars);
        return text;
    }

    /// <summary>True when the text of an escaped string is <paramref name="expected"/>.</summary>
    public static bool Is(ReadOnlySpan<byte> raw, ReadOnlySpan<byte> expected) =>
        raw.Length >= expected.Length && Encoding.UTF8.GetBytes(Of(raw, escaped: true)).AsSpan().SequenceEqual(expected);

    /// <summary>Writes the text of a string, escaped or not.</summary>
    /// <param name="chars">At least as long as <paramref name="raw"/>.</param>
    /// <returns>How many were written.</returns>
    public static int Write(ReadOnlySpan<byte> raw, Span<char> chars)
    {
        var (at, written) = (0, 0);
        while (at < raw.Length)
        {
            var plain = WritePlain(raw[at..], chars[written..]);
            at += plain;
            written += plain;
            if (at == raw.Length) break;

            while (at < raw.Length && raw[at] == (byte)'\\')
            {
                var unit = raw[at + 1] == (byte)'u';
                chars[written++] = unit ? Unit(raw, at) : Escaped(raw[at + 1]);
                at += unit ? UnitLength : 2;
            }

            if (at == raw.Length || raw[at] < 0x80) continue;

            var rest = raw[at..];
            var run = rest.IndexOf((byte)'\\');
            if (run < 0) run = rest.Length;
            written += Encoding.UTF8.GetChars(rest[..run], chars[written..]);
            at += run;
        }

        return written;
    }

    // Widens sixteen bytes at a step up to the first that is an escape or no ASCII; what is written beyond it is written over later.
    private static int WritePlain(ReadOnlySpan<byte> raw, Span<char> chars)
    {
        ref var from = ref MemoryMarshal.GetReference(raw);
        ref var to = ref MemoryMarshal.GetReference(MemoryMarshal.Cast<char, ushort>(chars));
        var at = 0;
        for (; at <= raw.Length - Vector128<byte>.Count; at += Vector128<byte>.Count)
        {
            var bytes = Vector128.LoadUnsafe(ref from, (nuint)at);
            var (low, high) = Vector128.Widen(bytes);
            low.StoreUnsafe(ref to, (nuint)at);
            high.StoreUnsafe(ref to, (nuint)(at + Vector128<ushort>.Count));
            var stops = (bytes | Vector128.Equals(bytes, Vector128.Create((byte)'\\'))).ExtractMostSignificantBits();
            if (stops != 0) return at + BitOperations.TrailingZeroCount(stops);
        }

        for (; at < raw.Length && raw[at] != (byte)'\\' && raw[at] < 0x80; at++) chars[at] = (char)raw[at];
        return at;
    }

    private static char Escaped(byte letter) => letter switch
    {
        (byte)'b' => '\b',
        (byte)'f' => '\f',
        (byte)'n' => '\n',
        (byte)'r' => '\r',
        (byte)'t' => '\t',
        _ => (char)letter,
    };

    // Letters have bit 6 and count from 1.
    private static int Digit(byte hex) => (hex & 0xf) + 9 * (hex >> 6);
}
