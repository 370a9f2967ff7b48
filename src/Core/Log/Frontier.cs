using System.Numerics;

namespace AuditPipeline.Core.Log;

/// <summary>The right edge of a tree: roots of its full subtrees, largest first (one per set bit of the size). Enough to append
/// and to know the root; 2 KB however large the tree. Not safe for several threads at once.</summary>
public sealed class Frontier
{
    private readonly MerkleHash[] _roots = new MerkleHash[64];
    private int _count;

    /// <summary>The frontier of an empty tree.</summary>
    public Frontier()
    {
    }

    private Frontier(long size, ReadOnlySpan<MerkleHash> roots)
    {
        Size = size;
        _count = roots.Length;
        roots.CopyTo(_roots);
    }

    /// <summary>Number of leaves.</summary>
    public long Size { get; private set; }

    /// <summary>Roots of the full subtrees, largest first; valid until the next append.</summary>
    public ReadOnlySpan<MerkleHash> Hashes => _roots.AsSpan(0, _count);

    /// <summary>Takes up a stored frontier.</summary>
    /// <exception cref="ArgumentException">The number of hashes does not fit the size.</exception>
    public static Frontier Restore(long size, ReadOnlySpan<MerkleHash> hashes)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(size);
        if (BitOperations.PopCount((ulong)size) != hashes.Length)
            throw new ArgumentException("a frontier has one hash per set bit of its size", nameof(hashes));
        return new Frontier(size, hashes);
    }

    public Frontier Copy() => new(Size, Hashes);

    /// <summary>Appends the hash of one leaf; returns its index.</summary>
    public long Append(in MerkleHash leafHash)
    {
        var hash = leafHash;
        // Each trailing one bit of the size is a full subtree of the same height as what we carry.
        for (var merges = BitOperations.TrailingZeroCount(~(ulong)Size); merges > 0; merges--)
            hash = MerkleTree.HashNode(_roots[--_count], hash);
        _roots[_count++] = hash;
        return Size++;
    }

    /// <summary>Root of the tree, RFC 6962 section 2.1.</summary>
    public MerkleHash Root()
    {
        if (_count == 0) return MerkleTree.EmptyRoot;
        var root = _roots[_count - 1];
        for (var i = _count - 2; i >= 0; i--) root = MerkleTree.HashNode(_roots[i], root);
        return root;
    }
}
