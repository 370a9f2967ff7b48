using AuditPipeline.Adapters.ClickHouse;
using AuditPipeline.Adapters.Embedded.Folders;
using AuditPipeline.Core.Captures;
using AuditPipeline.Core.Log;
using AuditPipeline.Core.Ports;
using AuditPipeline.Host.Settings;
using AuditPipeline.Processor.Custody.Scrub;
using Microsoft.Extensions.Logging;

namespace AuditPipeline.Host.Composition;

/// <summary>The scrub over the stores of this process.</summary>
internal static class ScrubRoom
{
    /// <param name="streams">Streams the deployment has, from p00 on.</param>
    public static ScrubWalk Walk(IClickHouse database, ILogStorage logs, LogLayout layout, VerifierKey? key, int streams, TimeProvider time) => new(
        new ClickHouseCustodyReader(database), logs, layout, key, [.. Enumerable.Range(0, streams).Select(StreamId.OfPartition)], time);

    public static ScrubJob Job(
        AuditSettings settings, ScrubWalk walk, HostFolders folders, ScrubMetrics metrics, IRandomness randomness, TimeProvider time, ILoggerFactory logs)
    {
        var scrub = settings.Custody.Scrub;
        var options = new ScrubOptions
        {
            Enabled = scrub is { Enabled: true, RowsPerSecond: > 0 },
            RowsPerSecond = Math.Max(1, scrub.RowsPerSecond),
            Pause = TimeSpan.FromMinutes(scrub.PauseMinutes),
        };
        return new ScrubJob(walk, new FolderLogStorage(folders.Custody), options, metrics, randomness, time, logs.CreateLogger<ScrubJob>());
    }
}
