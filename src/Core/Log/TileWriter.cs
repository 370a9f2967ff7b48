namespace AuditPipeline.Core.Log;

/// <summary>Works out which tiles change when leaves are appended. Pure: the caller reads and stores.</summary>
public static class TileWriter
{
    /// <summary>The tiles to write, each in its final state, lower levels first; the same call gives the same tiles.</summary>
    /// <param name="oldSize">Leaves already in the stored tiles.</param>
    /// <param name="newLeaves">Hashes of the leaves to append, in order.</param>
    /// <param name="read">Bytes of a stored tile by path, or null. Asked only for the partial tiles at the right edge of
    /// <paramref name="oldSize"/>; a full tile under the same number serves as well.</param>
    /// <exception cref="InvalidDataException">A partial tile is missing or too short: the store is behind the log.</exception>
    public static IReadOnlyList<TileFile> Append(long oldSize, ReadOnlySpan<MerkleHash> newLeaves, Func<string, byte[]?> read)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(oldSize);
        ArgumentNullException.ThrowIfNull(read);
        var files = new List<TileFile>();
        var hashes = new byte[checked(newLeaves.Length * MerkleHash.Length)];
        for (var i = 0; i < newLeaves.Length; i++) newLeaves[i].CopyTo(hashes.AsSpan(i * MerkleHash.Length));

        var have = oldSize;
        for (var level = 0; hashes.Length > 0; level++)
        {
            hashes = Level(level, have, hashes, read, files);
            have /= Tile.FullWidth;
        }

        return files;
    }

    // Writes one level and returns the hashes it adds to the level above: the roots of the tiles that became full.
    private static byte[] Level(int level, long have, byte[] added, Func<string, byte[]?> read, List<TileFile> files)
    {
        var above = new MemoryStream();
        Span<byte> root = stackalloc byte[MerkleHash.Length];
        var kept = (int)(have % Tile.FullWidth);
        var edge = kept == 0 ? [] : Stored(new Tile(level, have / Tile.FullWidth, kept), read);
        var index = have / Tile.FullWidth;
        var remaining = added.AsSpan();
        while (!remaining.IsEmpty)
        {
            var take = Math.Min(remaining.Length, Tile.FullWidth * MerkleHash.Length - edge.Length);
            byte[] content = [.. edge, .. remaining[..take]];
            remaining = remaining[take..];
            edge = [];
            var tile = new Tile(level, index++, content.Length / MerkleHash.Length);
            files.Add(new TileFile(tile, content));
            if (tile.Width < Tile.FullWidth) continue;
            MerkleTree.HashFull(content).CopyTo(root);
            above.Write(root);
        }

        return above.ToArray();
    }

    private static byte[] Stored(Tile tile, Func<string, byte[]?> read)
    {
        var content = read(tile.Path) ?? read((tile with { Width = Tile.FullWidth }).Path);
        var length = tile.Width * MerkleHash.Length;
        return content is not null && content.Length >= length
            ? content[..length]
            : throw new InvalidDataException($"tile {tile.Path} is missing or too short");
    }
}
