using System.Runtime.CompilerServices;
using AuditPipeline.Pii.Text;

namespace AuditPipeline.Pii.Words;

/// <summary>Hash of a folded word (FNV-1a with 64 bits over UTF-16 units), made step by step, so that the tokeniser has that of every
/// beginning as well.</summary>
/// <remarks>Tables hold it in place of the word and compare no letters: of two million words, one that is not among them has the hash of one
/// that is with a chance of one in nine million million.</remarks>
public static class WordHash
{
    /// <summary>Before the first step.</summary>
    public const ulong Empty = 14695981039346656037;

    /// <param name="folded">The next unit in its small form.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Step(ulong hash, char folded) => unchecked((hash ^ folded) * 1099511628211);

    /// <summary>After the last step: the lower bits, by which tables are read, know all of the word.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong End(ulong hash) => hash ^ (hash >> 32);

    /// <summary>Place in a table of a power of two of entries.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int Place(ulong hash, int length) => unchecked((int)hash & (length - 1));

    /// <summary>Of a word in any case.</summary>
    public static ulong Of(ReadOnlySpan<char> word)
    {
        var hash = Empty;
        foreach (var c in word) hash = Step(hash, CharTable.Fold(c));
        return End(hash);
    }
}
