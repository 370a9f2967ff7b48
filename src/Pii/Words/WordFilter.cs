using System.Runtime.CompilerServices;
using AuditPipeline.Pii.Text;

namespace AuditPipeline.Pii.Words;

/// <summary>A bit for the hash of each of some words: tells most words of a text from those in little memory. Wrong now and then about a yes,
/// never about a no.</summary>
internal sealed class WordFilter
{
    private const int BitsEach = 32;

    private readonly ulong[] bits;

    /// <param name="words">In any case; of a term of several words the first counts.</param>
    internal WordFilter(IEnumerable<string> words)
    {
        var hashes = words.Select(w => WordHash.Of(w.IndexOf(' ', StringComparison.Ordinal) is > 0 and var blank ? w.AsSpan(0, blank) : w)).ToHashSet();
        var size = 1;
        while (size * 64 < hashes.Count * BitsEach) size *= 2;
        bits = new ulong[size];
        foreach (var hash in hashes) bits[WordHash.Place(hash >> 6, size)] |= 1UL << (int)(hash & 63);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool MayHold(in Token token)
    {
        var table = bits;
        return (table[WordHash.Place(token.Hash >> 6, table.Length)] & (1UL << (int)(token.Hash & 63))) != 0;
    }
}
