using AuditPipeline.Core.Controls;

namespace AuditPipeline.Reports.Query;

/// <param name="First">Lowest number; null when the period has none.</param>
/// <param name="Last">Highest number; null likewise.</param>
/// <param name="Missing">Numbers nothing accounts for.</param>
/// <param name="Holes">These numbers, ascending, at most 1,000.</param>
/// <param name="CountedAt">When the instance took its count: now for one of this process, else its newest heartbeat; null when nobody knows.</param>
/// <param name="Losses">Recorded capture losses, by time, at most 1,000 over all instances.</param>
public sealed record GatewayItem(
    string Instance, long Accepted, long Recorded, long Lost, long Open, long Unexplained, long Duplicates, bool AddsUp,
    long? First, long? Last, long Missing, IReadOnlyList<long> Holes, DateTimeOffset? CountedAt,
    IReadOnlyList<LossItem> Losses)
{
    internal static GatewayItem Of(GatewayCompleteness g) => new(
        g.Instance, g.Accepted, g.Recorded, g.Lost, g.Open, g.Unexplained, g.Duplicates, g.AddsUp, g.First, g.Last, g.Missing, g.Holes, g.CountedAt,
        [.. g.Losses.Select(LossItem.Of)]);
}
