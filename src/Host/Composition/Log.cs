using Microsoft.Extensions.Logging;

namespace AuditPipeline.Host.Composition;

/// <summary>Log messages of the Host: ids, counts, causes; never content.</summary>
internal static partial class Log
{
    [LoggerMessage(9001, LogLevel.Error, "Journal: {Word} ({Detail}).")]
    public static partial void JournalTrouble(this ILogger log, string word, string detail);

    [LoggerMessage(9002, LogLevel.Critical, "Processing stopped ({Cause}); calls are still recorded in the journal. Starting it again in {Delay}.")]
    public static partial void ProcessingStopped(this ILogger log, string cause, TimeSpan delay);

    [LoggerMessage(9003, LogLevel.Information, "{Name} listens on {Address}.")]
    public static partial void Listening(this ILogger log, string name, string address);

    [LoggerMessage(9004, LogLevel.Warning, "Counting: {Notice}.")]
    public static partial void RanksUnusable(this ILogger log, string notice);

    [LoggerMessage(9005, LogLevel.Warning, "The external detector did not answer ({Word}); records are partly scanned. It is asked again in {Pause}.")]
    public static partial void NerSilent(this ILogger log, string word, TimeSpan pause);

    [LoggerMessage(9006, LogLevel.Error, "A call of {Path} failed ({Cause}).")]
    public static partial void ServiceFailed(this ILogger log, string path, string cause);

    [LoggerMessage(9007, LogLevel.Warning, "The ClickHouse server's log table system.{Table} has no TTL and grows for ever; it holds {Bytes} bytes. See docs/adapters/clickhouse.md.")]
    public static partial void SystemLogWithoutEnd(this ILogger log, string table, long bytes);

    [LoggerMessage(9008, LogLevel.Information, "The ClickHouse server's log tables cannot be looked at ({Cause}).")]
    public static partial void SystemLogsUnseen(this ILogger log, string cause);
}
