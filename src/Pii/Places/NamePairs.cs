using System.Runtime.CompilerServices;
using AuditPipeline.Pii.Text;
using AuditPipeline.Pii.Words;

namespace AuditPipeline.Pii.Places;

/// <summary>A bit for the first two words of each name that has several: tells where none can begin in little memory. Wrong now and then about
/// a yes, never about a no.</summary>
internal sealed class NamePairs
{
    private const int BitsEach = 16;

    private readonly ulong[] bits;

    /// <param name="names">With one blank between their words; those of one word are left out.</param>
    internal NamePairs(IEnumerable<string> names)
    {
        var pairs = names.Select(n => n.Split(' ')).Where(n => n.Length > 1).Select(n => Pair(WordHash.Of(n[0]), WordHash.Of(n[1]))).ToHashSet();
        var size = 1;
        while (size * 64 < pairs.Count * BitsEach) size *= 2;
        bits = new ulong[size];
        foreach (var pair in pairs) bits[WordHash.Place(pair >> 6, size)] |= 1UL << (int)(pair & 63);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool MayBegin(in Token first, in Token second)
    {
        var (table, pair) = (bits, Pair(first.Hash, second.Hash));
        return (table[WordHash.Place(pair >> 6, table.Length)] & (1UL << (int)(pair & 63))) != 0;
    }

    private static ulong Pair(ulong first, ulong second) => unchecked(first * 31 + second);
}
