using AuditPipeline.Core.Captures;

namespace AuditPipeline.Adapters.Kafka.Queue;

/// <summary>Where reading of a partition begins, from what the log has sealed and what the topic holds.</summary>
/// <param name="Offset">First one to read; null when the partition is refused.</param>
/// <param name="Gone">Positions that are neither sealed nor in the topic any more; null when there are none.</param>
internal readonly record struct StartPlace(long? Offset, (long From, long To)? Gone)
{
    /// <param name="low">First offset the topic holds.</param>
    /// <param name="high">Offset the next message gets.</param>
    public static StartPlace Of(StreamProgress progress, long low, long high)
    {
        // Another topic, or one that was restored: what the log has sealed must not be sealed again under new positions.
        if (high < progress.NextPosition) return new(null, null);
        if (low > progress.NextPosition) return new(low, (progress.NextPosition, low - 1));

        // What was sealed last is read once more, so that its id can be compared.
        return new(Math.Max(progress.LastPosition >= 0 ? progress.LastPosition : progress.NextPosition, low), null);
    }
}
