using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace AuditPipeline.Pii.Secrets;

/// <summary>Runs of ASCII characters that keys are made of (letters, digits and <c>+/=_-.~:</c>), in prose a rare thing. A long word in small
/// letters, with or without a capital and a full stop, is none.</summary>
internal static class LongTokens
{
    /// <summary>Shortest run that is found.</summary>
    internal const int Shortest = 12;

    private const int Block = 64;

    /// <summary>Finds the first run that begins at a place or after it, 64 characters at a time.</summary>
    internal static bool Next(string text, int from, out int start, out int end)
    {
        while (from <= text.Length - Shortest)
        {
            // A bit for each character; then for each that twelve in a row begin with.
            var parts = Parts(text, from);
            parts &= parts >> 1;
            parts &= parts >> 2;
            parts &= parts >> 4;
            parts &= parts >> 4;
            if (parts == 0)
            {
                from += Block - Shortest + 1;
                continue;
            }

            start = from + BitOperations.TrailingZeroCount(parts);
            end = start + Shortest;
            while (end < text.Length && IsPart(text[end])) end++;
            if (!IsWord(text.AsSpan(start, end - start))) return true;
            from = end;
        }

        start = end = text.Length;
        return false;
    }

    private static bool IsWord(ReadOnlySpan<char> run) =>
        run[1..].TrimEnd(".:").IndexOfAnyExceptInRange('a', 'z') < 0;

    private static bool IsPart(char c) => char.IsAsciiLetterOrDigit(c) || c is (>= '+' and <= '/' and not ',') or ':' or '=' or '_' or '~';

    private static ulong Parts(string text, int from)
    {
        var units = MemoryMarshal.Cast<char, ushort>(text.AsSpan(from));
        if (units.Length >= Block) return Parts(units) | ((ulong)Parts(units[(Block / 2)..]) << (Block / 2));
        Span<ushort> padded = stackalloc ushort[Block];
        units.CopyTo(padded);
        return Parts(padded) | ((ulong)Parts(padded[(Block / 2)..]) << (Block / 2));
    }

    /// <summary>A bit for each of 32 units that may be part of a key.</summary>
    private static uint Parts(ReadOnlySpan<ushort> units)
    {
        var c = Vector256.NarrowWithSaturation(Vector256.Create(units), Vector256.Create(units[Vector256<ushort>.Count..]));
        var letters = Vector256.LessThanOrEqual((c | Vector256.Create((byte)0x20)) - Vector256.Create((byte)'a'), Vector256.Create((byte)25));
        var digits = Vector256.LessThanOrEqual(c - Vector256.Create((byte)'+'), Vector256.Create((byte)(':' - '+')));
        var others = Vector256.Equals(c, Vector256.Create((byte)'=')) | Vector256.Equals(c, Vector256.Create((byte)'_'))
            | Vector256.Equals(c, Vector256.Create((byte)'~'));
        return (letters | Vector256.AndNot(digits, Vector256.Equals(c, Vector256.Create((byte)','))) | others).ExtractMostSignificantBits();
    }
}
