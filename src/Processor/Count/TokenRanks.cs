using System.Buffers.Binary;

namespace AuditPipeline.Processor.Count;

/// <summary>The tokens of one encoding and their ranks, found by their bytes. A few megabytes; nothing changes, so any number of threads
/// may read.</summary>
internal sealed class TokenRanks
{
    /// <summary>What <see cref="Find"/> says of bytes that are no token.</summary>
    public const int None = -1;

    private readonly byte[] _bytes;
    private readonly int[] _starts;   // one more than there are ranks: where each token begins in _bytes
    private readonly int[] _slots;    // open addressing: rank + 1, or 0
    private readonly int _longest;

    /// <param name="bytes">All tokens one after another, by rank.</param>
    /// <param name="starts">Where each begins, ascending, and the end as last; two equal ones: that rank is no token.</param>
    public TokenRanks(byte[] bytes, int[] starts)
    {
        (_bytes, _starts) = (bytes, starts);
        var slots = 1024;
        while (slots < 2 * starts.Length) slots *= 2;
        _slots = new int[slots];
        for (var rank = 0; rank + 1 < starts.Length; rank++)
        {
            var token = bytes.AsSpan(starts[rank], starts[rank + 1] - starts[rank]);
            if (token.IsEmpty) continue;

            _longest = Math.Max(_longest, token.Length);
            var slot = Hash(token) & (slots - 1);
            while (_slots[slot] != 0) slot = (slot + 1) & (slots - 1);
            _slots[slot] = rank + 1;
        }
    }

    /// <summary>The rank of the token with exactly these bytes, or <see cref="None"/>.</summary>
    public int Find(ReadOnlySpan<byte> token)
    {
        if (token.Length > _longest) return None;

        for (var slot = Hash(token) & (_slots.Length - 1); _slots[slot] != 0; slot = (slot + 1) & (_slots.Length - 1))
        {
            var rank = _slots[slot] - 1;
            if (_bytes.AsSpan(_starts[rank], _starts[rank + 1] - _starts[rank]).SequenceEqual(token)) return rank;
        }

        return None;
    }

    // Multiplication and xor as in FxHash: the tokens are given, so nobody can choose them to collide; the bytes asked for can only be
    // such that they meet an occupied slot, and runs of those are short at this load (half).
    private static int Hash(ReadOnlySpan<byte> token)
    {
        unchecked
        {
            const ulong factor = 0x9E3779B97F4A7C15;
            var hash = (ulong)token.Length * factor;
            while (token.Length >= sizeof(ulong))
            {
                hash = (ulong.RotateLeft(hash, 5) ^ BinaryPrimitives.ReadUInt64LittleEndian(token)) * factor;
                token = token[sizeof(ulong)..];
            }

            var rest = 0UL;
            foreach (var unit in token) rest = (rest << 8) | unit;
            hash = (ulong.RotateLeft(hash, 5) ^ rest) * factor;
            return (int)(hash >> 34);   // the high bits are the mixed ones; 30 of them are not negative
        }
    }
}
