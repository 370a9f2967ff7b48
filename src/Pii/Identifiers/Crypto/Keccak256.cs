using System.Buffers.Binary;
using System.Numerics;

namespace AuditPipeline.Pii.Identifiers.Crypto;

/// <summary>Keccak-256 as submitted to NIST (padding 0x01; SHA3-256 of FIPS 202 pads with 0x06), for short input.</summary>
internal static class Keccak256
{
    internal const int Size = 32;

    private const int Rate = 136;
    private const int Rounds = 24;

    private static readonly ulong[] RoundConstants = Constants();

    /// <param name="input">Fewer than 136 bytes.</param>
    /// <param name="hash">32 bytes.</param>
    internal static void Hash(ReadOnlySpan<byte> input, Span<byte> hash)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(input.Length, Rate);
        Span<byte> block = stackalloc byte[Rate];
        block.Clear();
        input.CopyTo(block);
        block[input.Length] = 0x01;
        block[Rate - 1] |= 0x80;
        Span<ulong> state = stackalloc ulong[25];
        state.Clear();
        for (var i = 0; i < Rate / 8; i++) state[i] = BinaryPrimitives.ReadUInt64LittleEndian(block[(8 * i)..]);
        Permute(state);
        for (var i = 0; i < Size / 8; i++) BinaryPrimitives.WriteUInt64LittleEndian(hash[(8 * i)..], state[i]);
    }

    private static void Permute(Span<ulong> a)
    {
        Span<ulong> c = stackalloc ulong[5];
        foreach (var constant in RoundConstants)
        {
            for (var x = 0; x < 5; x++) c[x] = a[x] ^ a[x + 5] ^ a[x + 10] ^ a[x + 15] ^ a[x + 20];
            for (var x = 0; x < 5; x++)
            {
                var d = c[(x + 4) % 5] ^ BitOperations.RotateLeft(c[(x + 1) % 5], 1);
                for (var y = 0; y < 25; y += 5) a[x + y] ^= d;
            }

            // Rho and pi, along the orbit of place 1.
            var (at, moved, offset) = (1, a[1], 0);
            for (var t = 1; t <= 24; t++)
            {
                offset = (offset + t) % 64;
                var (x, y) = (at % 5, at / 5);
                at = y + 5 * ((2 * x + 3 * y) % 5);
                (moved, a[at]) = (a[at], BitOperations.RotateLeft(moved, offset));
            }

            for (var y = 0; y < 25; y += 5)
            {
                for (var x = 0; x < 5; x++) c[x] = a[y + x];
                for (var x = 0; x < 5; x++) a[y + x] = c[x] ^ (~c[(x + 1) % 5] & c[(x + 2) % 5]);
            }

            a[0] ^= constant;
        }
    }

    /// <summary>FIPS 202 section 3.2.5: the bits 2^j - 1 from a linear feedback shift register.</summary>
    private static ulong[] Constants()
    {
        var constants = new ulong[Rounds];
        var register = 1;
        for (var round = 0; round < Rounds; round++)
        {
            for (var j = 0; j < 7; j++)
            {
                if ((register & 1) != 0) constants[round] |= 1UL << ((1 << j) - 1);
                register = (register << 1) ^ ((register & 0x80) != 0 ? 0x171 : 0);
            }
        }

        return constants;
    }
}
