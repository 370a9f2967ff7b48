using AuditPipeline.Core.Captures;
using Microsoft.Extensions.Logging;

namespace AuditPipeline.Adapters.Kafka;

/// <summary>The adapter's log messages: partitions, positions, error codes; never content.</summary>
internal static partial class Log
{
    [LoggerMessage(8101, LogLevel.Warning, "Kafka client: {Error}.")]
    public static partial void ClientError(this ILogger log, string error);

    [LoggerMessage(8102, LogLevel.Debug, "Kafka client message of {Facility}.")]
    public static partial void ClientMessage(this ILogger log, string facility);

    [LoggerMessage(8103, LogLevel.Information, "Stream {Stream} taken over; reading from offset {Offset}.")]
    public static partial void PartitionTaken(this ILogger log, StreamId stream, long offset);

    [LoggerMessage(8104, LogLevel.Information, "Stream {Stream} given away.")]
    public static partial void PartitionLeft(this ILogger log, StreamId stream);

    [LoggerMessage(8105, LogLevel.Error, "Stream {Stream} could not be taken over ({Error}); it is tried again.")]
    public static partial void TakeOverFailed(this ILogger log, StreamId stream, string error);

    [LoggerMessage(8106, LogLevel.Error, "Letting stream {Stream} go failed with {Error}.")]
    public static partial void LeavingFailed(this ILogger log, StreamId stream, string error);

    [LoggerMessage(8107, LogLevel.Critical, "Stream {Stream} not read: topic {Topic} ends at offset {End}, the log has sealed up to {Next}. The topic was replaced or set back; the log cannot go on from it.")]
    public static partial void TopicReplaced(this ILogger log, StreamId stream, string topic, long end, long next);

    [LoggerMessage(8108, LogLevel.Critical, "Stream {Stream}: topic {Topic} no longer holds offsets {From} to {To}, which were never sealed. Reading goes on behind them; look at the retention of the topic.")]
    public static partial void EntriesGone(this ILogger log, StreamId stream, string topic, long from, long to);

    [LoggerMessage(8109, LogLevel.Error, "Stream {Stream}: message at offset {Offset} cannot be read ({Reason}); it is handed on as rejected.")]
    public static partial void MessageRejected(this ILogger log, StreamId stream, long offset, string reason);

    [LoggerMessage(8110, LogLevel.Debug, "Offset of stream {Stream} not committed: {Error}.")]
    public static partial void CommitRefused(this ILogger log, StreamId stream, string error);

    [LoggerMessage(8201, LogLevel.Error, "Sending to topic {Topic} failed with {Error}; it begins anew from the first entry the brokers have not acknowledged.")]
    public static partial void PumpFailed(this ILogger log, string topic, string error);

    [LoggerMessage(8202, LogLevel.Information, "Instance {Instance} sends to partition {Partition} of topic {Topic}.")]
    public static partial void LaneChosen(this ILogger log, string instance, int partition, string topic);

    [LoggerMessage(8203, LogLevel.Critical, "Entry {Id} is larger than a message may be; its hash is sent in its place. Raise MaxMessageBytes and the topic's max.message.bytes.")]
    public static partial void EntryTooLarge(this ILogger log, EnvelopeId id);

    [LoggerMessage(8301, LogLevel.Error, "Topic {Topic}: {Deviation}: {Detail}.")]
    public static partial void TopicDeviates(this ILogger log, string topic, string deviation, string detail);

    [LoggerMessage(8302, LogLevel.Information, "Topic {Topic} made with {Partitions} partitions.")]
    public static partial void TopicMade(this ILogger log, string topic, int partitions);
}
