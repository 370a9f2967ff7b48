using System.Buffers;
using System.Text;

namespace AuditPipeline.Processor.Count;

/// <summary>One of OpenAI's byte pair encodings, for counting. Safe for any number of threads.</summary>
internal sealed class TokenEncoding
{
    /// <summary>A piece (one word, one run of spaces) with more UTF-16 units than this is cut; its count is then no longer exact. It bounds
    /// the memory of one count to some ten megabytes.</summary>
    public const int LongestPiece = 1 << 17;

    private const int BytesPerUnit = 3;   // UTF-8 of one UTF-16 unit, at most
    private const int OnStack = 768;

    private readonly PieceRule _rule;
    private readonly TokenRanks _ranks;

    public TokenEncoding(string name, PieceRule rule, TokenRanks ranks) => (Name, _rule, _ranks) = (name, rule, ranks);

    /// <summary>As OpenAI calls it: <c>o200k_base</c> …</summary>
    public string Name { get; }

    /// <summary>Counts <paramref name="text"/> as ordinary text: what reads like a special token (<c>&lt;|endoftext|&gt;</c>) is none.
    /// A lone surrogate counts as U+FFFD.</summary>
    public TextTokens Count(ReadOnlySpan<char> text)
    {
        var (tokens, exact) = (0L, true);
        Span<byte> small = stackalloc byte[OnStack];
        for (var start = 0; start < text.Length;)
        {
            var end = _rule(text, start);
            if (end - start > LongestPiece)
            {
                exact = false;
                end = start + LongestPiece;
                if (char.IsLowSurrogate(text[end]) && char.IsHighSurrogate(text[end - 1])) end--;
            }

            tokens += CountPiece(text[start..end], small);
            start = end;
        }

        return new TextTokens(tokens, exact);
    }

    private int CountPiece(ReadOnlySpan<char> piece, Span<byte> small)
    {
        if (piece.Length * BytesPerUnit <= small.Length) return PairMerge.Count(_ranks, small[..Encoding.UTF8.GetBytes(piece, small)]);

        var rented = ArrayPool<byte>.Shared.Rent(piece.Length * BytesPerUnit);
        try
        {
            return PairMerge.Count(_ranks, rented.AsSpan(0, Encoding.UTF8.GetBytes(piece, rented)));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented, clearArray: true);   // raw text must not lie about
        }
    }
}
