using AuditPipeline.Core.Log;
using AuditPipeline.Processor.Seal;

namespace AuditPipeline.Processor.Custody.Scrub;

/// <summary>The tiles of one log, each held against the one above it, and those at the right edge against the log's frontier. So a tile
/// that was changed is named itself, not what stands below it. One tile per level is kept.</summary>
/// <param name="folder">The log.</param>
/// <param name="size">Leaves of the log.</param>
/// <param name="frontier">Roots of its full subtrees, largest first; null when nothing tells them.</param>
/// <param name="faults">Takes the tiles that are not what they must be.</param>
internal sealed class TileTree(LogFolder folder, long size, IReadOnlyList<MerkleHash>? frontier, ScrubFaults faults)
{
    private readonly Dictionary<int, (long Index, CheckedTile Tile)> _higher = [];

    /// <summary>Tiles were named.</summary>
    public bool Broken { get; private set; }

    /// <summary>The hashes of the leaves 256·index and following.</summary>
    /// <param name="index">Number of the tile.</param>
    /// <param name="below">Hashes of the stored leaves; null when one is missing.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public ValueTask<CheckedTile> LeavesAsync(long index, byte[]? below, CancellationToken cancellation) => CheckAsync(0, index, below, cancellation);

    private async ValueTask<CheckedTile> CheckAsync(int level, long index, byte[]? below, CancellationToken cancellation)
    {
        var tile = Tile.Holding(level, index * Tile.FullWidth, size);
        var stored = await StoredAsync(tile, cancellation);
        if (await ExpectedAsync(tile, cancellation) is not { } expected)
        {
            if (stored is null) Name(tile, 0, tile.Width);
            return new CheckedTile(stored, Proven: false);
        }

        if (stored is not null && Fits(stored, expected)) return new CheckedTile(stored, Proven: true);

        var rebuilt = level == 0 ? below : await RebuiltAsync(tile, cancellation);
        if (rebuilt is null || !Fits(rebuilt, expected))
        {
            Name(tile, 0, tile.Width);
            return new CheckedTile(stored, Proven: false);
        }

        for (var i = 0; i < tile.Width; i++)
            if (stored is null || !Hash(stored, i, 1).SequenceEqual(Hash(rebuilt, i, 1))) Name(tile, i, 1);
        return new CheckedTile(rebuilt, Proven: true);
    }

    private async ValueTask<CheckedTile> HigherAsync(int level, long index, CancellationToken cancellation)
    {
        if (_higher.TryGetValue(level, out var kept) && kept.Index == index) return kept.Tile;
        var tile = await CheckAsync(level, index, null, cancellation);
        _higher[level] = (index, tile);
        return tile;
    }

    // A full tile has its root in the tile above; one at the right edge has roots of its full subtrees in the frontier.
    private async ValueTask<List<(int Offset, int Count, MerkleHash Root)>?> ExpectedAsync(Tile tile, CancellationToken cancellation)
    {
        if (tile.Width == Tile.FullWidth)
        {
            var above = await HigherAsync(tile.Level + 1, tile.Index / Tile.FullWidth, cancellation);
            return above.Proven ? [(0, Tile.FullWidth, above.At((int)(tile.Index % Tile.FullWidth))!.Value)] : null;
        }

        if (frontier is null) return null;
        var expected = new List<(int, int, MerkleHash)>();
        var place = System.Numerics.BitOperations.PopCount((ulong)(size >> (Tile.Height * (tile.Level + 1))));   // larger subtrees come first
        for (int bit = Tile.FullWidth / 2, offset = 0; bit > 0; bit /= 2)
        {
            if ((tile.Width & bit) == 0) continue;
            expected.Add((offset, bit, frontier[place++]));
            offset += bit;
        }

        return expected;
    }

    private async ValueTask<byte[]?> StoredAsync(Tile tile, CancellationToken cancellation)
    {
        // A partial tile goes once the full one is there.
        var bytes = await folder.ReadAsync(tile.Path, cancellation);
        if (bytes is null && tile.Width < Tile.FullWidth) bytes = await folder.ReadAsync((tile with { Width = Tile.FullWidth }).Path, cancellation);
        var length = tile.Width * MerkleHash.Length;
        return bytes is null || bytes.Length < length ? null : bytes.Length == length ? bytes : bytes[..length];
    }

    private async ValueTask<byte[]?> RebuiltAsync(Tile tile, CancellationToken cancellation)
    {
        var hashes = new byte[tile.Width * MerkleHash.Length];
        for (var i = 0; i < tile.Width; i++)
        {
            var below = new Tile(tile.Level - 1, tile.Index * Tile.FullWidth + i, Tile.FullWidth);
            if (await StoredAsync(below, cancellation) is not { } bytes) return null;
            MerkleTree.HashFull(bytes).CopyTo(hashes.AsSpan(i * MerkleHash.Length));
        }

        return hashes;
    }

    private void Name(Tile tile, int offset, int count)
    {
        Broken = true;
        var leaves = Tile.Height * tile.Level;
        var first = tile.Index * Tile.FullWidth + offset;
        faults.Add(first << leaves, (first + count << leaves) - 1, count, ScrubWords.Tile(tile));
    }

    private static bool Fits(byte[] hashes, List<(int Offset, int Count, MerkleHash Root)> expected) =>
        expected.TrueForAll(run => MerkleTree.HashFull(Hash(hashes, run.Offset, run.Count)) == run.Root);

    private static ReadOnlySpan<byte> Hash(byte[] hashes, int offset, int count) =>
        hashes.AsSpan(offset * MerkleHash.Length, count * MerkleHash.Length);
}
