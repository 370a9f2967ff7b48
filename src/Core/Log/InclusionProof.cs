using System.Numerics;

namespace AuditPipeline.Core.Log;

/// <summary>Shows that a leaf is in a tree, RFC 9162 section 2.1.3. Hashes run from the leaf's sibling up.</summary>
public static class InclusionProof
{
    /// <summary>Longest proof there can be: 63 hashes, for sizes below 2^63.</summary>
    public const int MaxLength = 63;

    /// <summary>Proof for the leaf <paramref name="index"/> in the tree of <paramref name="size"/> leaves.</summary>
    /// <param name="index">From 0, below <paramref name="size"/>.</param>
    /// <param name="size">Number of leaves.</param>
    /// <param name="read">(level, i) → root of the full subtree over the leaves i·2^level … (i+1)·2^level − 1.</param>
    public static MerkleHash[] Create(long index, long size, Func<int, long, MerkleHash> read)
    {
        ArgumentNullException.ThrowIfNull(read);
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, size);

        var proof = new List<MerkleHash>(InclusionProof.MaxLength);
        long low = 0, high = size;
        while (high - low > 1)
        {
            var split = low + Subtree.LeftSize(high - low);
            if (index < split)
            {
                proof.Add(Subtree.Root(split, high, read));
                high = split;
            }
            else
            {
                proof.Add(Subtree.Root(low, split, read));
                low = split;
            }
        }

        proof.Reverse();
        return [.. proof];
    }

    /// <summary>True when the proof leads from the leaf to the root. False for any index, size or length that does not fit.</summary>
    public static bool Verify(in MerkleHash leafHash, long index, long size, ReadOnlySpan<MerkleHash> proof, in MerkleHash root)
    {
        if (index < 0 || index >= size || proof.Length > MaxLength) return false;

        // RFC 9162 section 2.1.3.2: fn and sn are the paths of the leaf and of the last leaf.
        long node = index, last = size - 1;
        var hash = leafHash;
        foreach (ref readonly var sibling in proof)
        {
            if (last == 0) return false;
            if ((node & 1) == 1 || node == last)
            {
                hash = MerkleTree.HashNode(sibling, hash);
                if ((node & 1) == 0)
                {
                    var levels = node == 0 ? 0 : BitOperations.TrailingZeroCount(node);
                    node >>= levels;
                    last >>= levels;
                }
            }
            else
            {
                hash = MerkleTree.HashNode(hash, sibling);
            }

            node >>= 1;
            last >>= 1;
        }

        return last == 0 && hash == root;
    }
}
