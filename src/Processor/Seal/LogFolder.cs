using AuditPipeline.Core.Log;
using AuditPipeline.Core.Ports;

namespace AuditPipeline.Processor.Seal;

/// <summary>One log's objects in the log storage: <c>tile/…</c>, <c>state</c>, <c>checkpoint</c> below its folder.</summary>
internal sealed class LogFolder(ILogStorage storage, string folder)
{
    private const string PartialSuffix = ".p";

    /// <summary>The same objects, for building proofs.</summary>
    public LogTiles Tiles { get; } = new(storage, folder);

    public async ValueTask<StreamState?> ReadStateAsync(CancellationToken cancellation) =>
        await storage.ReadAsync($"{folder}/state", cancellation) is { } bytes ? StreamState.Parse(bytes) : null;

    public ValueTask<byte[]?> ReadAsync(string name, CancellationToken cancellation) => storage.ReadAsync($"{folder}/{name}", cancellation);

    /// <summary>Writes the tiles that change, then the state: a crash between them leaves a state that is behind its tiles, and the
    /// rows beyond it are adopted again.</summary>
    public async ValueTask AppendAsync(long oldSize, MerkleHash[] hashes, StreamState state, CancellationToken cancellation)
    {
        var objects = await TilesAsync(oldSize, hashes, cancellation);
        var full = Full(objects);
        objects.Add(($"{folder}/state", state.Format()));
        await storage.WriteAsync(objects, cancellation);
        await RemovePartialsAsync(full, cancellation);
    }

    // A stream that gets its calls one by one leaves a partial tile for each of them; once the full tile is there nobody needs them
    // (tlog-tiles allows it, and readers ask for the full tile second).
    private async ValueTask RemovePartialsAsync(IReadOnlyList<string> full, CancellationToken cancellation)
    {
        foreach (var path in full) await storage.RemoveAsync(path + PartialSuffix, cancellation);
    }

    private static List<string> Full(List<(string Path, ReadOnlyMemory<byte> Bytes)> objects) =>
        [.. objects.Select(o => o.Path).Where(p => !p.Contains(PartialSuffix + "/", StringComparison.Ordinal))];

    /// <summary>The tiles that change when <paramref name="hashes"/> are appended, under their full paths.</summary>
    public async ValueTask<List<(string Path, ReadOnlyMemory<byte> Bytes)>> TilesAsync(
        long oldSize, MerkleHash[] hashes, CancellationToken cancellation)
    {
        // The tile writer is pure and synchronous: what it may ask for is the right edge, read here first.
        var edge = new Dictionary<string, byte[]?>();
        foreach (var path in Edge(oldSize)) edge[path] = await storage.ReadAsync($"{folder}/{path}", cancellation);
        return [.. TileWriter.Append(oldSize, hashes, path => edge.GetValueOrDefault(path))
            .Select(t => ($"{folder}/{t.Path}", (ReadOnlyMemory<byte>)t.Content))];
    }

    /// <summary>The bundles that change when <paramref name="added"/> are appended, under their full paths.</summary>
    /// <param name="oldSize">Entries there are.</param>
    /// <param name="added">What is appended.</param>
    /// <param name="name">(index, width) → name of a bundle.</param>
    public async ValueTask<List<(string Path, ReadOnlyMemory<byte> Bytes)>> BundlesAsync(
        long oldSize, IReadOnlyList<ReadOnlyMemory<byte>> added, Func<long, int, string> name, CancellationToken cancellation)
    {
        var bundle = new List<ReadOnlyMemory<byte>>();
        var index = oldSize / Tile.FullWidth;
        var kept = (int)(oldSize % Tile.FullWidth);
        if (kept > 0) bundle.AddRange(await Tiles.BundleAsync(oldSize, index, name, cancellation));

        var objects = new List<(string, ReadOnlyMemory<byte>)>();
        foreach (var entry in added)
        {
            bundle.Add(entry);
            if (bundle.Count < Tile.FullWidth) continue;
            objects.Add(($"{folder}/{name(index++, Tile.FullWidth)}", EntryBundle.Encode(bundle)));
            bundle.Clear();
        }

        if (bundle.Count > 0) objects.Add(($"{folder}/{name(index, bundle.Count)}", EntryBundle.Encode(bundle)));
        return objects;
    }

    /// <summary>Writes tiles and bundles; the partial ones that a full one replaces go.</summary>
    public async ValueTask WriteAsync(List<(string Path, ReadOnlyMemory<byte> Bytes)> objects, CancellationToken cancellation)
    {
        await storage.WriteAsync(objects, cancellation);
        await RemovePartialsAsync(Full(objects), cancellation);
    }

    public ValueTask WriteAsync(string name, ReadOnlyMemory<byte> bytes, CancellationToken cancellation) =>
        storage.WriteAsync([($"{folder}/{name}", bytes)], cancellation);

    private static IEnumerable<string> Edge(long size)
    {
        for (var level = 0; size > 0; level++, size /= Tile.FullWidth)
        {
            var width = (int)(size % Tile.FullWidth);
            if (width == 0) continue;
            yield return new Tile(level, size / Tile.FullWidth, width).Path;
            yield return new Tile(level, size / Tile.FullWidth, Tile.FullWidth).Path;
        }
    }
}
