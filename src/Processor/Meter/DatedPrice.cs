using AuditPipeline.Core.Pricing;

namespace AuditPipeline.Processor.Meter;

/// <summary>A price, and when it holds.</summary>
/// <param name="From">First instant; null for any.</param>
/// <param name="DayStart">Time of day (UTC) from which it holds; null for the whole day.</param>
/// <param name="DayEnd">Time of day (UTC) from which it no longer does; before <paramref name="DayStart"/> when it spans midnight.</param>
internal sealed record DatedPrice(ModelPrice Price, DateTimeOffset? From, TimeSpan? DayStart, TimeSpan? DayEnd)
{
    public bool HoldsAt(DateTimeOffset at)
    {
        if (From is { } from) return at >= from;
        if (DayStart is not { } start || DayEnd is not { } end) return true;

        var time = at.UtcDateTime.TimeOfDay;
        return end < start ? time >= start || time < end : time >= start && time < end;
    }
}
