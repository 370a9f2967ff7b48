namespace AuditPipeline.Core.Log;

/// <summary>Reads subtree roots out of stored tiles, for building proofs. Keeps the last tiles it read; not safe for several
/// threads at once.</summary>
public sealed class HashReader
{
    private const int MaxCached = 64;

    private readonly long _size;
    private readonly Func<string, byte[]?> _read;
    private readonly Dictionary<Tile, byte[]> _cache = [];

    /// <param name="size">Leaves of the tree the tiles hold.</param>
    /// <param name="read">Bytes of a stored tile by path, or null.</param>
    public HashReader(long size, Func<string, byte[]?> read)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(size);
        ArgumentNullException.ThrowIfNull(read);
        _size = size;
        _read = read;
    }

    /// <summary>Root of the full subtree over the leaves index·2^level … (index+1)·2^level − 1; fits the <c>read</c> of
    /// <see cref="InclusionProof.Create"/> and <see cref="ConsistencyProof.Create"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside the tree.</exception>
    /// <exception cref="InvalidDataException">A tile is missing or too short.</exception>
    public MerkleHash Read(int level, long index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        if (level is < 0 or > 62 || index >= _size >> level) throw new ArgumentOutOfRangeException(nameof(index), "outside the tree");

        var tileLevel = level / Tile.Height;
        var span = 1 << (level % Tile.Height);
        var first = index * span;
        var content = Content(Tile.Holding(tileLevel, first, _size));
        var offset = (int)(first % Tile.FullWidth) * MerkleHash.Length;
        return MerkleTree.HashFull(content.AsSpan(offset, span * MerkleHash.Length));
    }

    /// <summary>The frontier of the first <paramref name="size"/> leaves, rebuilt from the tiles.</summary>
    public Frontier Frontier(long size)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(size);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(size, _size);
        var roots = new List<MerkleHash>();
        long done = 0;
        for (var level = 62; level >= 0; level--)
        {
            if ((size >> level & 1) == 0) continue;
            roots.Add(Read(level, done >> level));
            done += 1L << level;
        }

        return Log.Frontier.Restore(size, roots.ToArray());
    }

    private byte[] Content(Tile tile)
    {
        if (_cache.TryGetValue(tile, out var cached)) return cached;
        // Partial tiles may be dropped once the full one exists (tlog-tiles), so the full name is the second try.
        var content = _read(tile.Path) ?? (tile.Width < Tile.FullWidth ? _read((tile with { Width = Tile.FullWidth }).Path) : null);
        if (content is null || content.Length < tile.Width * MerkleHash.Length)
            throw new InvalidDataException($"tile {tile.Path} is missing or too short");
        if (_cache.Count >= MaxCached) _cache.Clear();
        _cache[tile] = content;
        return content;
    }
}
