using System.Runtime.InteropServices;

namespace AuditPipeline.Core.Log;

/// <summary>32 bytes of SHA-256, compared by value; written as base64.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 8)]
public readonly struct MerkleHash : IEquatable<MerkleHash>
{
    public const int Length = 32;

    private readonly ulong _a, _b, _c, _d;

    /// <exception cref="ArgumentException">Not 32 bytes.</exception>
    public MerkleHash(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != Length) throw new ArgumentException("a hash has 32 bytes", nameof(bytes));
        this = MemoryMarshal.Read<MerkleHash>(bytes);
    }

    /// <summary>From base64 of exactly 32 bytes; false for any other spelling.</summary>
    public static bool TryParse(ReadOnlySpan<char> base64, out MerkleHash hash)
    {
        Span<byte> bytes = stackalloc byte[Length];
        if (!StrictBase64.TryDecode(base64, bytes, out var written) || written != Length)
        {
            hash = default;
            return false;
        }

        hash = new MerkleHash(bytes);
        return true;
    }

    /// <exception cref="FormatException">Not base64 of 32 bytes.</exception>
    public static MerkleHash Parse(ReadOnlySpan<char> base64) =>
        TryParse(base64, out var hash) ? hash : throw new FormatException("not base64 of 32 bytes");

    public void CopyTo(Span<byte> destination) => MemoryMarshal.Write(destination, in this);

    public byte[] ToArray()
    {
        var bytes = new byte[Length];
        CopyTo(bytes);
        return bytes;
    }

    public bool Equals(MerkleHash other) => _a == other._a && _b == other._b && _c == other._c && _d == other._d;

    public override bool Equals(object? obj) => obj is MerkleHash other && Equals(other);

    public override int GetHashCode() => _a.GetHashCode();

    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[Length];
        CopyTo(bytes);
        return Convert.ToBase64String(bytes);
    }

    public static bool operator ==(MerkleHash left, MerkleHash right) => left.Equals(right);

    public static bool operator !=(MerkleHash left, MerkleHash right) => !left.Equals(right);
}
