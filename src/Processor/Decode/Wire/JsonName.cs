using System.Numerics;
using System.Runtime.CompilerServices;

namespace AuditPipeline.Processor.Decode.Wire;

/// <summary>Tells names apart before their bytes are compared.</summary>
internal static class JsonName
{
    /// <summary>The key of names with escapes: it may be any.</summary>
    public const uint AnyKey = 0;

    /// <summary>The bits of an object that has a name with escapes.</summary>
    public const uint AllBits = uint.MaxValue;

    private const uint Golden = 0x9E3779B1;   // 2^32 divided by the golden ratio: spreads keys over the upper bits

    /// <summary>Length, first, middle and last byte: names in one object seldom share them all.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]   // of a literal it is a constant then
    public static uint KeyOf(ReadOnlySpan<byte> name)
    {
        if (name.IsEmpty) return 1u << 8;

        return unchecked((byte)name.Length | ((uint)name[0] << 8) | ((uint)name[name.Length >> 1] << 16) | ((uint)name[^1] << 24));
    }

    /// <summary>One of 32 bits: where an object has not the bit of a key, it has no such name.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint BitOf(uint key) => 1u << (int)(Hash(key) >> 27);

    /// <summary>Spreads keys over all 32 bits; the upper ones are the better ones.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Hash(uint key) => unchecked((key ^ BitOperations.RotateRight(key, 15)) * Golden);
}
