using Microsoft.Extensions.Logging;

namespace AuditPipeline.Processor.Line;

/// <summary>Log messages of the processor: ids, counts, causes; never content.</summary>
internal static partial class Log
{
    [LoggerMessage(4001, LogLevel.Information, "Stream {Stream}: log opened at size {Size}, {Adopted} stored records adopted.")]
    public static partial void StreamOpened(this ILogger log, string stream, long size, long adopted);

    [LoggerMessage(4002, LogLevel.Critical, "Stream {Stream}: the store has {Stored} of {Size} records that the log commits to. Records were removed outside the product.")]
    public static partial void StoreBehindLog(this ILogger log, string stream, long stored, long size);

    [LoggerMessage(4003, LogLevel.Error, "Stream {Stream}: writing a batch failed ({Cause}); trying again in {Delay}.")]
    public static partial void BatchFailed(this ILogger log, string stream, string cause, TimeSpan delay);

    [LoggerMessage(4004, LogLevel.Warning, "Stream {Stream}: envelope {Id} cannot be read ({Reason}); sealed as rejected.")]
    public static partial void EnvelopeRejected(this ILogger log, string stream, string id, string reason);

    [LoggerMessage(4005, LogLevel.Error, "Publishing log heads failed ({Cause}); trying again.")]
    public static partial void PublishingFailed(this ILogger log, string cause);

    [LoggerMessage(4006, LogLevel.Warning, "Stream {Stream}: more than {Limit} systems; further ones count as unlisted.")]
    public static partial void TooManySystems(this ILogger log, string stream, int limit);

    [LoggerMessage(4007, LogLevel.Warning, "Stream {Stream}: another process has taken it over; what was in hand here is left to it.")]
    public static partial void StreamTaken(this ILogger log, string stream);

    [LoggerMessage(4008, LogLevel.Critical, "Stream {Stream} stopped ({Trouble}): {Cause}. The other streams go on.")]
    public static partial void StreamStopped(this ILogger log, string stream, string trouble, string cause);

    [LoggerMessage(4009, LogLevel.Critical, "Stream {Stream}: gateway instance {Instance} gave number {Number} twice. Two gateways share an identity.")]
    public static partial void NumberGivenTwice(this ILogger log, string stream, string instance, long number);

    [LoggerMessage(4010, LogLevel.Warning, "Calls of {Provider} {Model} have no cost ({Reason}): no price list knows the model. Said once; GET /api/v1/costs tells all of them.")]
    public static partial void ModelUnpriced(this ILogger log, string provider, string model, string reason);
}
