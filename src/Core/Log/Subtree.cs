using System.Numerics;

namespace AuditPipeline.Core.Log;

/// <summary>How RFC 6962 splits a range of leaves.</summary>
internal static class Subtree
{
    /// <summary>The largest power of two smaller than <paramref name="count"/> (RFC 6962 section 2.1); count ≥ 2.</summary>
    public static long LeftSize(long count) => 1L << BitOperations.Log2((ulong)(count - 1));

    /// <summary>Root over the leaves low … high − 1; low must be aligned as a subtree of the whole tree is.</summary>
    public static MerkleHash Root(long low, long high, Func<int, long, MerkleHash> read)
    {
        var count = high - low;
        if (BitOperations.IsPow2(count))
        {
            var level = BitOperations.Log2((ulong)count);
            return read(level, low >> level);
        }

        var split = low + LeftSize(count);
        return MerkleTree.HashNode(Root(low, split, read), Root(split, high, read));
    }
}
