using AuditPipeline.Core.Captures;
using Microsoft.Extensions.Logging;

namespace AuditPipeline.Gateway;

/// <summary>The room's log messages: ids, counts, causes; never content, never paths.</summary>
internal static partial class Log
{
    [LoggerMessage(1101, LogLevel.Information, "Call {Id} refused: {Reason}.")]
    public static partial void CallRefused(this ILogger log, EnvelopeId id, string reason);

    [LoggerMessage(1102, LogLevel.Error, "Call {Id} not recorded and not forwarded: {Reason}.")]
    public static partial void CallNotRecorded(this ILogger log, EnvelopeId id, string reason);

    [LoggerMessage(1103, LogLevel.Warning, "Call {Id} to {Provider} failed upstream: {Reason}.")]
    public static partial void UpstreamFailed(this ILogger log, EnvelopeId id, string provider, string reason);

    [LoggerMessage(1105, LogLevel.Error, "Closing call {Id} failed with {Error}.")]
    public static partial void ClosingFailed(this ILogger log, EnvelopeId id, string error);

    [LoggerMessage(1106, LogLevel.Error, "Call {Id} failed inside the gateway with {Error}.")]
    public static partial void CallFailed(this ILogger log, EnvelopeId id, string error);

    [LoggerMessage(1107, LogLevel.Debug, "A caller left before its request of {Bytes} announced bytes was whole; nothing was opened.")]
    public static partial void RequestAbandoned(this ILogger log, long bytes);

    [LoggerMessage(1109, LogLevel.Debug, "Call {Id} was forwarded and is lost: {Cause}, and no room to wait.")]
    public static partial void CaptureLost(this ILogger log, EnvelopeId id, LossCause cause);

    [LoggerMessage(1110, LogLevel.Warning, "{Count} lost calls are recorded as lost.")]
    public static partial void LossRecorded(this ILogger log, long count);

    [LoggerMessage(1111, LogLevel.Warning, "The gateway stopped while {Count} ended calls waited for the journal; the next start settles them.")]
    public static partial void StoppedWithWaitingCalls(this ILogger log, int count);

    [LoggerMessage(1112, LogLevel.Warning, "The journal cannot write: calls that have ended wait for it.")]
    public static partial void CallsWait(this ILogger log);

    [LoggerMessage(1108, LogLevel.Warning, "The gateway stopped with {Count} calls not closed.")]
    public static partial void StoppedWithOpenCalls(this ILogger log, int count);
}
