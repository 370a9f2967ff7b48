using AuditPipeline.Core.Captures;
using AuditPipeline.Core.Custody;
using AuditPipeline.Core.Log;
using AuditPipeline.Core.Ports;

namespace AuditPipeline.Processor.Custody.Scrub;

/// <summary>One pass: the anchor log, then each stream that has a head in it, a row in the store, or a place in the deployment.</summary>
/// <param name="reader">The store.</param>
/// <param name="storage">The logs.</param>
/// <param name="layout">Names of the logs.</param>
/// <param name="key">Public key of the log; null leaves signatures out.</param>
/// <param name="known">Streams the deployment has.</param>
/// <param name="time">The clock.</param>
public sealed class ScrubWalk(
    ICustodyReader reader, ILogStorage storage, LogLayout layout, VerifierKey? key, IReadOnlyList<StreamId> known, TimeProvider time)
{
    /// <summary>Name of the report of rows under names that are no stream's.</summary>
    public const string NoStream = "store";

    /// <param name="pass">Its scope, and the reports of an earlier part of it; the last of them may be cut.</param>
    /// <param name="rowsPerSecond">At most so many on average; 0: as fast as it goes.</param>
    /// <param name="progress">Called after each window with the pass so far.</param>
    /// <param name="cancellation">Ends the walk; what was last told stands.</param>
    /// <returns>The pass, finished.</returns>
    public async Task<ScrubPass> RunAsync(ScrubPass pass, long rowsPerSecond, Action<ScrubPass> progress, CancellationToken cancellation)
    {
        var pace = new ScrubPace(rowsPerSecond, time);
        var reports = pass.Reports.ToList();
        var anchor = new AnchorScrub(storage, layout, key, pace);
        if (reports.Find(r => r.Log == LogLayout.AnchorFolder) is not { Done: true })
        {
            reports.Clear();
            reports.Add(ScrubReport.Begin(LogLayout.AnchorFolder, 0));
            reports[0] = await anchor.RunAsync(Tell, cancellation);
            Tell(reports[0]);
        }

        var scrub = new StreamScrub(reader, storage, layout, key, pace, time);
        foreach (var stream in await StreamsAsync(pass.Scope, anchor, reports, cancellation))
        {
            var before = reports.Find(r => r.Log == stream.Value);
            if (before is { Done: true }) continue;
            if (before is null) reports.Add(before = ScrubReport.Begin(stream.Value, pass.Scope.From / Tile.FullWidth * Tile.FullWidth));
            reports[^1] = await scrub.RunAsync(stream, before, Tell, cancellation);
            Tell(reports[^1]);
        }

        return pass with { Reports = reports, Finished = time.GetUtcNow() };

        void Tell(ScrubReport report)
        {
            reports[^1] = report;
            progress(pass with { Reports = [.. reports] });
        }
    }

    private async ValueTask<List<StreamId>> StreamsAsync(
        ScrubScope scope, AnchorScrub anchor, List<ScrubReport> reports, CancellationToken cancellation)
    {
        if (scope.Stream is { } only) return [new StreamId(only)];
        var names = await reader.StreamsAsync(cancellation);
        var odd = names.Count(name => !StreamId.IsName(name));
        if (odd > 0 && reports.TrueForAll(r => r.Log != NoStream))
        {
            reports.Add(ScrubReport.Begin(NoStream, 0) with
            {
                FaultCount = odd, Faults = [new ScrubFault(null, null, ScrubWords.RowOfNoStream)], Done = true,
            });
        }

        // A walk that goes on has its anchor log behind it; its state tells the same streams.
        var anchored = anchor.Origins.Concat(await HeadsAsync(cancellation)).Select(layout.StreamOf).OfType<StreamId>().Select(s => s.Value);
        return [.. names.Concat(anchored).Where(StreamId.IsName).Concat(known.Select(s => s.Value)).Distinct().Order(StringComparer.Ordinal).Select(s => new StreamId(s))];
    }

    private async ValueTask<IEnumerable<string>> HeadsAsync(CancellationToken cancellation)
    {
        try
        {
            return await storage.ReadAsync($"{LogLayout.AnchorFolder}/{AnchorState.Name}", cancellation) is { } bytes ? AnchorState.Parse(bytes).Heads.Keys : [];
        }
        catch (InvalidDataException)
        {
            return [];   // its walk names it
        }
    }
}
