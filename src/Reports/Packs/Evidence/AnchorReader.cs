using AuditPipeline.Core.Log;
using AuditPipeline.Core.Ports;

namespace AuditPipeline.Reports.Packs.Evidence;

/// <summary>Reads the anchor log under one of its checkpoints: which heads it holds, and the proof of each.</summary>
internal sealed class AnchorReader
{
    private readonly ILogStorage _storage;
    private readonly LogTiles _tiles;
    private readonly SignedNote _note;
    private readonly HashReader _hashes;

    private AnchorReader(ILogStorage storage, LogTiles tiles, SignedNote note, Checkpoint checkpoint, IEnumerable<string> origins)
    {
        (_storage, _tiles, _note, Checkpoint, Origins) = (storage, tiles, note, checkpoint, [.. origins.Order(StringComparer.Ordinal)]);
        _hashes = tiles.Reader(checkpoint.Size);
    }

    /// <summary>The anchor checkpoint every proof here leads to.</summary>
    public Checkpoint Checkpoint { get; }

    /// <summary>Origins of the streams, in order. One that was just anchored for the first time may have no head under
    /// <see cref="Checkpoint"/> yet: the state is written before it.</summary>
    public IReadOnlyList<string> Origins { get; }

    /// <summary>Under the given checkpoint, else under the newest; null when nothing was anchored yet.</summary>
    /// <exception cref="InvalidDataException">The anchor log signed heads but its state is gone or broken.</exception>
    public static async ValueTask<AnchorReader?> OpenAsync(ILogStorage storage, SignedNote? note, CancellationToken cancellation)
    {
        var tiles = new LogTiles(storage, LogLayout.AnchorFolder);
        if (await tiles.CheckpointAsync(cancellation) is not { } signed) return null;
        var state = await storage.ReadAsync($"{LogLayout.AnchorFolder}/{AnchorState.Name}", cancellation)
            ?? throw new InvalidDataException("the anchor log has a checkpoint but no state");
        if (note is not null && Core.Log.Checkpoint.Parse(note.Text) is { } attested) signed = (note, attested);
        return new AnchorReader(storage, tiles, signed.Note, signed.Checkpoint, AnchorState.Parse(state).Heads.Keys);
    }

    /// <summary>The heads of a stream, newest first.</summary>
    public async IAsyncEnumerable<AnchoredHead> HeadsAsync(
        string origin, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        for (var bundle = (Checkpoint.Size - 1) / Tile.FullWidth; bundle >= 0; bundle--)
        {
            var notes = await _tiles.BundleAsync(Checkpoint.Size, bundle, AnchorNotes.Path, cancellation);
            for (var i = notes.Count - 1; i >= 0; i--)
            {
                if (SignedNote.Parse(notes[i].Span) is { } note && Core.Log.Checkpoint.Parse(note.Text) is { } head && head.Origin == origin)
                    yield return new AnchoredHead(bundle * Tile.FullWidth + i, head.Size, note);
            }
        }
    }

    /// <summary>Any leaf of the anchor log, and the proof that it stands there.</summary>
    public async ValueTask<(ReadOnlyMemory<byte> Leaf, TlogProof Proof)> ProveAsync(long index, CancellationToken cancellation)
    {
        var bundle = await _tiles.BundleAsync(Checkpoint.Size, index / Tile.FullWidth, EntryBundle.Path, cancellation);
        return (bundle[(int)(index % Tile.FullWidth)], new TlogProof(index, InclusionProof.Create(index, Checkpoint.Size, _hashes.Read), _note));
    }

    /// <summary>The operator's statements, oldest first.</summary>
    /// <exception cref="InvalidDataException">Their list, or one of them, is broken.</exception>
    public async IAsyncEnumerable<AnchoredStatement> StatementsAsync(
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        if (await _storage.ReadAsync($"{LogLayout.AnchorFolder}/{StatementIndex.Name}", cancellation) is not { } list) yield break;
        var (read, entries, notes) = (-1L, (IReadOnlyList<ReadOnlyMemory<byte>>)[], (IReadOnlyList<ReadOnlyMemory<byte>>)[]);
        foreach (var index in StatementIndex.Parse(list).TakeWhile(i => i < Checkpoint.Size))
        {
            if (index / Tile.FullWidth != read)
            {
                read = index / Tile.FullWidth;
                entries = await _tiles.BundleAsync(Checkpoint.Size, read, EntryBundle.Path, cancellation);
                notes = await _tiles.BundleAsync(Checkpoint.Size, read, AnchorNotes.Path, cancellation);
            }

            var place = (int)(index % Tile.FullWidth);
            if (notes[place].Length == 0) yield return new AnchoredStatement(index, entries[place]);
        }
    }

    /// <summary>Shows that a statement stands in the anchor log.</summary>
    public TlogProof Prove(AnchoredStatement statement) => new(
        statement.AnchorIndex, InclusionProof.Create(statement.AnchorIndex, Checkpoint.Size, _hashes.Read), _note);

    /// <summary>Shows that a head stands in the anchor log.</summary>
    public TlogProof Prove(AnchoredHead head) => new(
        head.AnchorIndex, InclusionProof.Create(head.AnchorIndex, Checkpoint.Size, _hashes.Read), _note);
}
