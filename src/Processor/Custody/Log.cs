using AuditPipeline.Core.Custody;
using Microsoft.Extensions.Logging;

namespace AuditPipeline.Processor.Custody;

/// <summary>Log messages of custody: ids of orders and holds, roles, counts.</summary>
internal static partial class Log
{
    [LoggerMessage(7001, LogLevel.Information, "Erasure {Order}: asked for by role {Role}.")]
    public static partial void ErasureRequested(this ILogger log, string order, string role);

    [LoggerMessage(7002, LogLevel.Information, "Erasure {Order}: {State}.")]
    public static partial void ErasureChanged(this ILogger log, string order, ErasureState state);

    [LoggerMessage(7003, LogLevel.Information, "Hold {Hold}: {State} (role {Role}).")]
    public static partial void HoldChanged(this ILogger log, string hold, HoldState state, string role);

    [LoggerMessage(7004, LogLevel.Warning, "Erasure {Order}: {Rows} rows of it were found again and removed; a call was being sealed meanwhile, or the store was put back from a backup.")]
    public static partial void ErasedCameBack(this ILogger log, string order, long rows);

    [LoggerMessage(7005, LogLevel.Error, "Custody could not go on ({Cause}); trying again.")]
    public static partial void CustodyFailed(this ILogger log, string cause);
}
