using AuditPipeline.Core.Captures;
using AuditPipeline.Core.Custody;
using AuditPipeline.Core.Log;
using AuditPipeline.Core.Ports;
using AuditPipeline.Processor.Seal;

namespace AuditPipeline.Processor.Custody.Scrub;

/// <summary>Walks one stream in order: tiles, rows, parts; then what lies beyond its log. Memory is one window, or two at full speed.</summary>
internal sealed class StreamScrub(ICustodyReader reader, ILogStorage storage, LogLayout layout, VerifierKey? key, ScrubPace pace, TimeProvider time)
{
    /// <summary>Indexes of one window; a multiple of 256.</summary>
    internal const int Window = 4_096;

    /// <summary>Rows beyond the state that a run which was not finished may leave: several times the largest batch.</summary>
    internal const long MostInFlight = 20_000;

    private const int Attempts = 4;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);
    private static readonly CustodyTable[] Tables = Enum.GetValues<CustodyTable>();

    /// <param name="stream">The stream.</param>
    /// <param name="before">What was found of it before, up to its next index.</param>
    /// <param name="progress">Called after each window.</param>
    /// <param name="cancellation">Ends the walk; the last report stands.</param>
    public async Task<ScrubReport> RunAsync(StreamId stream, ScrubReport before, Action<ScrubReport> progress, CancellationToken cancellation)
    {
        var (faults, counts) = (new ScrubFaults(before), new PartCounts(before));
        var folder = new LogFolder(storage, LogLayout.StreamFolder(stream));
        var origin = layout.StreamOrigin(stream);

        // The anchored head first: what is read of the stream after it is not behind it.
        var anchored = await AnchoredAsync(origin, cancellation);
        var snapshot = await LogSnapshot.ReadAsync(folder, origin, key, Facts, faults, cancellation);
        var tree = new TileTree(folder, snapshot.Size, snapshot.Frontier, faults);
        var report = before with { Size = snapshot.Size };
        var positions = new QueuePositions();
        var from = before.Next / Tile.FullWidth * Tile.FullWidth;
        var reading = from < snapshot.Size ? ReadAsync(stream, from, snapshot.Size, origin, faults, counts, cancellation) : null;
        while (reading is not null)
        {
            var window = await reading;
            var more = window.To < snapshot.Size;
            reading = more && pace.FullSpeed ? ReadAsync(stream, window.To, snapshot.Size, origin, faults, counts, cancellation) : null;
            try
            {
                await CompareAsync(stream, window, tree, positions, cancellation);
                report = Told(report with { Next = window.To, Rows = report.Rows + window.Rows }, faults, counts);
                progress(report);
                cancellation.ThrowIfCancellationRequested();
                await pace.TakeAsync(window.To - window.From, cancellation);
            }
            catch
            {
                if (reading is not null) await reading.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
                throw;
            }

            if (more) reading ??= ReadAsync(stream, window.To, snapshot.Size, origin, faults, counts, cancellation);
        }

        HoldAgainstHeads(snapshot, anchored, folder, tree, faults);
        var inFlight = await BeyondAsync(stream, folder, snapshot.Size, origin, faults, cancellation);
        return Told(report with { Next = snapshot.Size, InFlight = inFlight, Done = true }, faults, counts);
    }

    private static (long, IReadOnlyList<MerkleHash>) Facts(byte[] bytes)
    {
        var state = StreamState.Parse(bytes);
        return (state.Size, state.Frontier);
    }

    private static ScrubReport Told(ScrubReport report, ScrubFaults faults, PartCounts counts) => report with
    {
        Content = counts.Of(CustodyTable.Content),
        Ciphertexts = counts.Of(CustodyTable.Payloads),
        Keys = counts.Of(CustodyTable.Keys),
        FaultCount = faults.Count,
        Faults = faults.Listed,
        Unlisted = faults.Unlisted,
    };

    private async Task<StreamWindow> ReadAsync(
        StreamId stream, long from, long size, string origin, ScrubFaults faults, PartCounts counts, CancellationToken cancellation)
    {
        var window = new StreamWindow(from, Math.Min(size, from + Window), origin, faults, counts);
        await foreach (var row in reader.RowsAsync(stream, from, window.To, cancellation)) window.Take(row);
        return window;
    }

    private async Task CompareAsync(StreamId stream, StreamWindow window, TileTree tree, QueuePositions positions, CancellationToken cancellation)
    {
        for (var tile = window.From / Tile.FullWidth; tile * Tile.FullWidth < window.To; tile++)
            window.Compare(tile, await tree.LeavesAsync(tile, window.LeafHashes(tile), cancellation), positions);
        foreach (var table in Tables)
            await foreach (var part in reader.PartsAsync(stream, table, window.From, window.To, cancellation)) window.Take(table, part);
        window.End();
    }

    private async ValueTask<StreamHead?> AnchoredAsync(string origin, CancellationToken cancellation)
    {
        try
        {
            return await storage.ReadAsync($"{LogLayout.AnchorFolder}/{AnchorState.Name}", cancellation) is { } bytes
                ? AnchorState.Parse(bytes).Heads.GetValueOrDefault(origin)
                : null;
        }
        catch (InvalidDataException)
        {
            return null;   // the walk of the anchor log names its state
        }
    }

    // Where tiles are broken they were named; a root that follows from them says nothing more.
    private static void HoldAgainstHeads(LogSnapshot snapshot, StreamHead? anchored, LogFolder folder, TileTree tree, ScrubFaults faults)
    {
        if (anchored is not null && anchored.Size > snapshot.Size) faults.Add(snapshot.Size, anchored.Size - 1, ScrubWords.BehindAnchor);
        else if (anchored is not null && !tree.Broken && snapshot.RootOf(anchored.Size, folder) != anchored.Root) faults.Add(ScrubWords.AnchoredHead);
        if (snapshot.Signed is { } signed && signed.Size < snapshot.Size && !tree.Broken && snapshot.RootOf(signed.Size, folder) != signed.Root)
            faults.Add(ScrubWords.Checkpoint);
    }

    /// <summary>Rows the log is about to take; those it cannot take are named.</summary>
    private async Task<long> BeyondAsync(
        StreamId stream, LogFolder folder, long walked, string origin, ScrubFaults faults, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            var size = Math.Max(walked, await SizeAsync(folder, cancellation));
            var (count, first, last) = await reader.FromAsync(stream, null, size, cancellation);
            var fits = count == 0 || (first == size && count <= MostInFlight && last - first + 1 == count);

            // A batch that is just being written may show in part.
            if (!fits && attempt < Attempts)
            {
                await Task.Delay(Pause, time, cancellation);
                continue;
            }

            if (fits)
            {
                await foreach (var row in reader.RowsAsync(stream, size, size + count, cancellation))
                    foreach (var what in RowRules.FaultsOf(row, null, origin)) faults.Add(row.Index, what);
            }
            else
            {
                faults.Add(first, last, count, ScrubWords.RowBeyondLog);
            }

            foreach (var table in Tables)
            {
                var parts = await reader.FromAsync(stream, table, size + MostInFlight, cancellation);
                if (parts.Count > 0) faults.Add(parts.First, parts.Last, parts.Count, ScrubWords.PartBeyondLog(table));
            }

            return fits ? count : 0;
        }
    }

    private static async ValueTask<long> SizeAsync(LogFolder folder, CancellationToken cancellation)
    {
        try
        {
            return (await folder.ReadStateAsync(cancellation))?.Size ?? 0;
        }
        catch (InvalidDataException)
        {
            return 0;
        }
    }
}
