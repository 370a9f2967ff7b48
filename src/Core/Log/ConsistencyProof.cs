using System.Numerics;

namespace AuditPipeline.Core.Log;

/// <summary>Shows that a larger tree only appended to a smaller one, RFC 9162 section 2.1.4.</summary>
public static class ConsistencyProof
{
    /// <summary>Longest proof accepted.</summary>
    public const int MaxLength = 64;

    /// <summary>Proof between two sizes; empty when they are equal or the old one is 0.</summary>
    /// <param name="oldSize">From 0.</param>
    /// <param name="newSize">At least <paramref name="oldSize"/>.</param>
    /// <param name="read">(level, i) → root of the full subtree over the leaves i·2^level … (i+1)·2^level − 1.</param>
    public static MerkleHash[] Create(long oldSize, long newSize, Func<int, long, MerkleHash> read)
    {
        ArgumentNullException.ThrowIfNull(read);
        ArgumentOutOfRangeException.ThrowIfNegative(oldSize);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(oldSize, newSize);
        if (oldSize == 0 || oldSize == newSize) return [];

        // SUBPROOF of RFC 9162 section 2.1.4.1, from the top down.
        var proof = new List<MerkleHash>(MaxLength);
        long low = 0, high = newSize;
        var whole = true;
        while (oldSize != high)
        {
            var split = low + Subtree.LeftSize(high - low);
            if (oldSize <= split)
            {
                proof.Add(Subtree.Root(split, high, read));
                high = split;
            }
            else
            {
                proof.Add(Subtree.Root(low, split, read));
                low = split;
                whole = false;
            }
        }

        if (!whole) proof.Add(Subtree.Root(low, high, read));
        proof.Reverse();
        return [.. proof];
    }

    /// <summary>True when the proof shows the new tree to extend the old one. The empty tree is consistent only with itself:
    /// nothing can be shown from it (as the RFC requires 0 &lt; first).</summary>
    public static bool Verify(
        long oldSize, long newSize, in MerkleHash oldRoot, in MerkleHash newRoot, ReadOnlySpan<MerkleHash> proof)
    {
        if (oldSize < 0 || oldSize > newSize || proof.Length > MaxLength) return false;
        if (oldSize == newSize) return proof.IsEmpty && oldRoot == newRoot;
        if (oldSize == 0 || proof.IsEmpty) return false;

        // RFC 9162 section 2.1.4.2
        long node = oldSize - 1, last = newSize - 1;
        var levels = BitOperations.TrailingZeroCount(~(ulong)node);
        node >>= levels;
        last >>= levels;

        var next = 0;
        var seed = BitOperations.IsPow2(oldSize) ? oldRoot : proof[next++];
        MerkleHash oldHash = seed, newHash = seed;
        for (; next < proof.Length; next++)
        {
            if (last == 0) return false;
            ref readonly var sibling = ref proof[next];
            if ((node & 1) == 1 || node == last)
            {
                oldHash = MerkleTree.HashNode(sibling, oldHash);
                newHash = MerkleTree.HashNode(sibling, newHash);
                if ((node & 1) == 0)
                {
                    var up = node == 0 ? 0 : BitOperations.TrailingZeroCount(node);
                    node >>= up;
                    last >>= up;
                }
            }
            else
            {
                newHash = MerkleTree.HashNode(newHash, sibling);
            }

            node >>= 1;
            last >>= 1;
        }

        return last == 0 && oldHash == oldRoot && newHash == newRoot;
    }
}
