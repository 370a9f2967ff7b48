using AuditPipeline.Core.Ports;

namespace AuditPipeline.Core.Log;

/// <summary>One log's stored tiles and bundles, for building proofs. Blocks on the storage: proofs are made by pure code that asks for
/// tiles as it goes, a handful per proof.</summary>
/// <param name="storage">Where the logs of the deployment lie.</param>
/// <param name="folder">Folder of this log in it.</param>
public sealed class LogTiles(ILogStorage storage, string folder)
{
    /// <summary>Reads subtree roots of the tree of <paramref name="size"/> leaves.</summary>
    public HashReader Reader(long size) => new(size, Read);

    /// <summary>The last signed checkpoint, or null before the first.</summary>
    /// <exception cref="InvalidDataException">What lies there is not one.</exception>
    public async ValueTask<(SignedNote Note, Checkpoint Checkpoint)?> CheckpointAsync(CancellationToken cancellation)
    {
        if (await storage.ReadAsync($"{folder}/checkpoint", cancellation) is not { } bytes) return null;
        return SignedNote.Parse(bytes) is { } note && Checkpoint.Parse(note.Text) is { } checkpoint
            ? (note, checkpoint)
            : throw new InvalidDataException($"{folder}/checkpoint is broken");
    }

    /// <summary>The entries of one bundle of a log of <paramref name="size"/> leaves.</summary>
    /// <param name="size">Leaves of the log.</param>
    /// <param name="index">Number of the bundle, from 0.</param>
    /// <param name="name">(index, width) → name: <see cref="EntryBundle.Path"/> or <see cref="AnchorNotes.Path"/>.</param>
    /// <exception cref="InvalidDataException">It is missing or too short.</exception>
    public async ValueTask<IReadOnlyList<ReadOnlyMemory<byte>>> BundleAsync(
        long size, long index, Func<long, int, string> name, CancellationToken cancellation)
    {
        var width = (int)Math.Min(Tile.FullWidth, size - index * Tile.FullWidth);
        var bytes = await storage.ReadAsync($"{folder}/{name(index, width)}", cancellation)
            ?? await storage.ReadAsync($"{folder}/{name(index, Tile.FullWidth)}", cancellation);
        return bytes is not null && EntryBundle.Decode(bytes) is { } entries && entries.Count >= width
            ? entries.Count == width ? entries : [.. entries.Take(width)]
            : throw new InvalidDataException($"{folder}/{name(index, width)} is missing or too short");
    }

    private byte[]? Read(string path) => storage.ReadAsync($"{folder}/{path}", CancellationToken.None).AsTask().GetAwaiter().GetResult();
}
