using AuditPipeline.Core.Custody;
using AuditPipeline.Core.Log;
using AuditPipeline.Core.Ports;
using AuditPipeline.Processor.Seal;

namespace AuditPipeline.Processor.Custody.Scrub;

/// <summary>Walks the anchor log: entries against tiles, tiles against its head, notes against entries, and the heads its state tells
/// against the last ones among its entries.</summary>
internal sealed class AnchorScrub(ILogStorage storage, LogLayout layout, VerifierKey? key, ScrubPace pace)
{
    private readonly Dictionary<string, StreamHead> _heads = new(StringComparer.Ordinal);

    /// <summary>The streams of this deployment that have a head in it.</summary>
    public IEnumerable<string> Origins => _heads.Keys;

    public async Task<ScrubReport> RunAsync(Action<ScrubReport> progress, CancellationToken cancellation)
    {
        var report = ScrubReport.Begin(LogLayout.AnchorFolder, 0);
        var faults = new ScrubFaults(report);
        var folder = new LogFolder(storage, LogLayout.AnchorFolder);
        AnchorState? state = null;
        var snapshot = await LogSnapshot.ReadAsync(folder, layout.AnchorOrigin, key, Facts, faults, cancellation);
        var tree = new TileTree(folder, snapshot.Size, snapshot.Frontier, faults);
        for (long bundle = 0, next = 0; next < snapshot.Size; bundle++)
        {
            next = Math.Min(snapshot.Size, (bundle + 1) * Tile.FullWidth);
            await WalkAsync(bundle, next, snapshot.Size, folder, tree, faults, cancellation);
            report = report with { Next = next, Size = snapshot.Size, Rows = next };
            progress(Told(report, faults));
            await pace.TakeAsync(next - bundle * Tile.FullWidth, cancellation);
        }

        if (snapshot.Signed is { } signed && signed.Size < snapshot.Size && !tree.Broken && snapshot.RootOf(signed.Size, folder) != signed.Root)
            faults.Add(ScrubWords.Checkpoint);
        if (state is not null && state.Size == snapshot.Size && !SameHeads(state)) faults.Add(ScrubWords.State);
        return Told(report with { Size = snapshot.Size, Done = true }, faults);

        (long, IReadOnlyList<MerkleHash>) Facts(byte[] bytes)
        {
            state = AnchorState.Parse(bytes);
            return (state.Size, state.Frontier);
        }
    }

    private async Task WalkAsync(
        long bundle, long to, long size, LogFolder folder, TileTree tree, ScrubFaults faults, CancellationToken cancellation)
    {
        var from = bundle * Tile.FullWidth;
        var entries = await BundleAsync(size, bundle, EntryBundle.Path, folder, cancellation);
        var notes = await BundleAsync(size, bundle, AnchorNotes.Path, folder, cancellation);
        if (notes is null) faults.Add(from, to - 1, ScrubWords.Note);
        if (entries is null)
        {
            faults.Add(from, to - 1, ScrubWords.Entry);
            await tree.LeavesAsync(bundle, null, cancellation);
            return;
        }

        var hashes = new byte[entries.Count * MerkleHash.Length];
        for (var i = 0; i < entries.Count; i++) MerkleTree.HashLeaf(entries[i].Span).CopyTo(hashes.AsSpan(i * MerkleHash.Length));
        var tile = await tree.LeavesAsync(bundle, hashes, cancellation);
        for (var i = 0; i < entries.Count; i++)
        {
            if (tile.At(i) is { } committed && committed != new MerkleHash(hashes.AsSpan(i * MerkleHash.Length, MerkleHash.Length)))
                faults.Add(from + i, ScrubWords.Entry);
            else Take(from + i, entries[i], faults);
            if (notes is not null) Compare(from + i, entries[i], notes[i], faults);
        }
    }

    private void Take(long index, ReadOnlyMemory<byte> entry, ScrubFaults faults)
    {
        if (Head(entry) is not { } head) return;   // a statement of the operator
        if (layout.StreamOf(head.Origin) is null) faults.Add(index, ScrubWords.HeadOfOthers);
        else if (_heads.TryGetValue(head.Origin, out var last) && head.Size < last.Size) faults.Add(index, ScrubWords.HeadBehindEarlier);
        else _heads[head.Origin] = new StreamHead(head.Origin, head.Size, head.Root);
    }

    private void Compare(long index, ReadOnlyMemory<byte> entry, ReadOnlyMemory<byte> bytes, ScrubFaults faults)
    {
        if (Head(entry) is not { } head)
        {
            if (!bytes.IsEmpty) faults.Add(index, ScrubWords.Note);
            return;
        }

        if (SignedNote.Parse(bytes.Span) is not { } note || !note.TextBytes.Span.SequenceEqual(entry.Span)) faults.Add(index, ScrubWords.Note);
        else if (key is not null && !key.Under(head.Origin).Verify(note).IsGood) faults.Add(index, ScrubWords.NoteSignature);
    }

    private bool SameHeads(AnchorState state) => state.Heads.Count == _heads.Count && state.Heads.All(head => _heads.GetValueOrDefault(head.Key) == head.Value);

    private static Checkpoint? Head(ReadOnlyMemory<byte> entry) => Checkpoint.Parse(System.Text.Encoding.UTF8.GetString(entry.Span));

    private static async ValueTask<IReadOnlyList<ReadOnlyMemory<byte>>?> BundleAsync(
        long size, long bundle, Func<long, int, string> name, LogFolder folder, CancellationToken cancellation)
    {
        try
        {
            return await folder.Tiles.BundleAsync(size, bundle, name, cancellation);
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private static ScrubReport Told(ScrubReport report, ScrubFaults faults) =>
        report with { FaultCount = faults.Count, Faults = faults.Listed, Unlisted = faults.Unlisted };
}
