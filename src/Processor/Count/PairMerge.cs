using System.Buffers;

namespace AuditPipeline.Processor.Count;

/// <summary>How many tokens byte pair encoding leaves of one piece: neighbours that form the token of the lowest rank are joined first, the
/// leftmost of equals, until no two form one.</summary>
internal static class PairMerge
{
    private const int SmallPiece = 64;

    /// <param name="piece">At least one byte.</param>
    /// <remarks>Small pieces are searched through for each join; in larger ones the candidates wait in a heap, which takes O(n log n).</remarks>
    public static int Count(TokenRanks ranks, ReadOnlySpan<byte> piece)
    {
        if (piece.Length == 1 || ranks.Find(piece) != TokenRanks.None) return 1;
        return piece.Length <= SmallPiece ? Searched(ranks, piece) : Queued(ranks, piece);
    }

    private static int Searched(TokenRanks ranks, ReadOnlySpan<byte> piece)
    {
        Span<int> starts = stackalloc int[SmallPiece + 1];
        Span<int> joins = stackalloc int[SmallPiece + 1];   // rank of the part joined with the next
        starts = starts[..(piece.Length + 1)];
        joins = joins[..piece.Length];
        for (var i = 0; i <= piece.Length; i++) starts[i] = i;
        for (var i = 0; i < piece.Length; i++) joins[i] = i + 2 <= piece.Length ? ranks.Find(piece.Slice(i, 2)) : TokenRanks.None;

        var parts = piece.Length;
        while (true)
        {
            var (best, at) = (int.MaxValue, -1);
            for (var i = 0; i + 1 < parts; i++)
            {
                if (joins[i] != TokenRanks.None && joins[i] < best) (best, at) = (joins[i], i);
            }

            if (at < 0) return parts;
            starts[(at + 2)..(parts + 1)].CopyTo(starts[(at + 1)..]);
            joins[(at + 1)..parts].CopyTo(joins[at..]);
            parts--;
            joins[at] = Join(ranks, piece, starts, at, parts);
            if (at > 0) joins[at - 1] = Join(ranks, piece, starts, at - 1, parts);
        }
    }

    private static int Join(TokenRanks ranks, ReadOnlySpan<byte> piece, ReadOnlySpan<int> starts, int part, int parts) =>
        part + 2 <= parts ? ranks.Find(piece[starts[part]..starts[part + 2]]) : TokenRanks.None;

    // Parts are known by where they begin. A candidate is taken from the heap when its rank is still that of its part, so one that was
    // overtaken by another join falls away.
    private static int Queued(TokenRanks ranks, ReadOnlySpan<byte> piece)
    {
        var length = piece.Length;
        var rented = ArrayPool<int>.Shared.Rent(3 * (length + 1));
        var ends = rented.AsSpan(0, length + 1);                  // of the part that begins here; 0 for what is inside one
        var before = rented.AsSpan(length + 1, length + 1);       // where the part before it begins; -1 for the first
        var joins = rented.AsSpan(2 * (length + 1), length + 1);
        var heap = new PriorityQueue<int, ulong>(length);
        try
        {
            for (var i = 0; i < length; i++)
            {
                (ends[i], before[i]) = (i + 1, i - 1);
                joins[i] = i + 2 <= length ? ranks.Find(piece.Slice(i, 2)) : TokenRanks.None;
                if (joins[i] != TokenRanks.None) heap.Enqueue(i, Order(joins[i], i));
            }

            ends[length] = 0;
            var parts = length;
            while (heap.TryDequeue(out var start, out var order))
            {
                if (joins[start] == TokenRanks.None || Order(joins[start], start) != order) continue;

                var taken = ends[start];
                ends[start] = ends[taken];
                (ends[taken], joins[taken]) = (0, TokenRanks.None);
                if (ends[start] < length) before[ends[start]] = start;
                parts--;
                Offer(start, piece, ends, joins);
                if (before[start] >= 0) Offer(before[start], piece, ends, joins);
            }

            return parts;
        }
        finally
        {
            ArrayPool<int>.Shared.Return(rented);
        }

        void Offer(int start, ReadOnlySpan<byte> bytes, ReadOnlySpan<int> partEnds, Span<int> partJoins)
        {
            var next = partEnds[start];
            partJoins[start] = next < bytes.Length ? ranks.Find(bytes[start..partEnds[next]]) : TokenRanks.None;
            if (partJoins[start] != TokenRanks.None) heap.Enqueue(start, Order(partJoins[start], start));
        }
    }

    private static ulong Order(int rank, int start) => ((ulong)rank << 32) | (uint)start;
}
