using Microsoft.Extensions.Logging;

namespace AuditPipeline.Processor.Custody.Scrub;

/// <summary>Log messages of the scrub: ids, indexes, names of columns; never values.</summary>
internal static partial class Log
{
    [LoggerMessage(4071, LogLevel.Critical, "Scrub: {Stream} record {First} to {Last}: {What}. What is stored is not what was sealed.")]
    public static partial void ScrubFound(this ILogger log, string stream, long? first, long? last, string what);

    [LoggerMessage(4072, LogLevel.Critical, "Scrub: more faults in this pass than are logged; GET /api/v1/custody/scrub tells them.")]
    public static partial void ScrubFoundMore(this ILogger log);

    [LoggerMessage(4073, LogLevel.Information, "Scrub: pass {Pass} held {Rows} rows of {Logs} logs against what was sealed; {Faults} faults.")]
    public static partial void ScrubEnded(this ILogger log, string pass, long rows, int logs, long faults);

    [LoggerMessage(4074, LogLevel.Error, "Scrub: cannot go on ({Cause}); trying again in {Pause}.")]
    public static partial void ScrubFailed(this ILogger log, string cause, TimeSpan pause);

    [LoggerMessage(4075, LogLevel.Warning, "Scrub: its notes cannot be read; the pass begins anew.")]
    public static partial void ScrubNotesBroken(this ILogger log);

    [LoggerMessage(4076, LogLevel.Debug, "Scrub: stopped; its place is kept.")]
    public static partial void ScrubStopped(this ILogger log);
}
