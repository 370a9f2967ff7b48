using System.Buffers;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;

namespace AuditPipeline.Processor.Decode.Wire;

/// <summary>Makes text of JSON strings that were read and are well formed (<see cref="WellFormedText"/>).</summary>
internal static class JsonText
{
    private const int OnStack = 256;

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

            if (raw[at] == (byte)'\\')
            {
                chars[written++] = Escaped(raw, at);
                at += raw[at + 1] == (byte)'u' ? 6 : 2;
                continue;
            }

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

    private static char Escaped(ReadOnlySpan<byte> raw, int at) => raw[at + 1] switch
    {
        (byte)'b' => '\b',
        (byte)'f' => '\f',
        (byte)'n' => '\n',
        (byte)'r' => '\r',
        (byte)'t' => '\t',
        (byte)'u' => (char)((Digit(raw[at + 2]) << 12) | (Digit(raw[at + 3]) << 8) | (Digit(raw[at + 4]) << 4) | Digit(raw[at + 5])),
        var itself => (char)itself,
    };

    // Letters have bit 6 and count from 1.
    private static int Digit(byte hex) => (hex & 0xf) + 9 * (hex >> 6);
}
