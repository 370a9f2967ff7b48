using Microsoft.Extensions.Logging;

namespace AuditPipeline.Host.Witness;

/// <summary>Log messages of the witness.</summary>
internal static partial class Log
{
    [LoggerMessage(9101, LogLevel.Information, "Cosigned {Origin} at size {Size}.")]
    public static partial void Cosigned(this ILogger log, string origin, long size);

    [LoggerMessage(9102, LogLevel.Critical, "{Origin} contradicts itself: size {Seen} was cosigned, and its key signed a checkpoint of size {Size} that does not continue it ({Why}). Not cosigned; the first such checkpoint is kept.")]
    public static partial void HistoryContradicted(this ILogger log, string origin, long seen, long size, string why);

    [LoggerMessage(9103, LogLevel.Error, "A checkpoint could not be kept ({Cause}); it was not cosigned.")]
    public static partial void NotKept(this ILogger log, string cause);
}
