using System.Buffers;
using System.Security.Cryptography;

namespace AuditPipeline.Core.Log;

/// <summary>Hashing of RFC 6962 section 2.1 (RFC 9162 section 2.1.1) with SHA-256.</summary>
public static class MerkleTree
{
    private const int StackLimit = 1024;

    /// <summary>Root of the tree without leaves: SHA-256 of nothing.</summary>
    public static MerkleHash EmptyRoot { get; } = new(SHA256.HashData([]));

    /// <summary>SHA-256(0x00 || entry). Inner nodes start with 0x01, so no node can pass for a leaf.</summary>
    public static MerkleHash HashLeaf(ReadOnlySpan<byte> entry)
    {
        if (entry.Length < StackLimit)
        {
            Span<byte> buffer = stackalloc byte[StackLimit];
            return HashPrefixed(entry, buffer);
        }

        var rented = ArrayPool<byte>.Shared.Rent(entry.Length + 1);
        var hash = HashPrefixed(entry, rented);
        ArrayPool<byte>.Shared.Return(rented);
        return hash;
    }

    /// <summary>SHA-256(0x01 || left || right).</summary>
    public static MerkleHash HashNode(in MerkleHash left, in MerkleHash right)
    {
        Span<byte> buffer = stackalloc byte[1 + 2 * MerkleHash.Length];
        buffer[0] = 1;
        left.CopyTo(buffer[1..]);
        right.CopyTo(buffer[(1 + MerkleHash.Length)..]);
        Span<byte> hash = stackalloc byte[MerkleHash.Length];
        SHA256.HashData(buffer, hash);
        return new MerkleHash(hash);
    }

    /// <summary>Root of a run of 2^k sibling hashes, packed 32 bytes each.</summary>
    /// <exception cref="ArgumentException">Not a power of two of whole hashes.</exception>
    public static MerkleHash HashFull(ReadOnlySpan<byte> hashes)
    {
        var count = hashes.Length / MerkleHash.Length;
        if (hashes.Length % MerkleHash.Length != 0 || !System.Numerics.BitOperations.IsPow2(count))
            throw new ArgumentException("a full subtree has a power of two of hashes", nameof(hashes));
        if (count == 1) return new MerkleHash(hashes);
        return HashNode(HashFull(hashes[..(hashes.Length / 2)]), HashFull(hashes[(hashes.Length / 2)..]));
    }

    private static MerkleHash HashPrefixed(ReadOnlySpan<byte> entry, Span<byte> buffer)
    {
        buffer[0] = 0;
        entry.CopyTo(buffer[1..]);
        Span<byte> hash = stackalloc byte[MerkleHash.Length];
        SHA256.HashData(buffer[..(entry.Length + 1)], hash);
        return new MerkleHash(hash);
    }
}
