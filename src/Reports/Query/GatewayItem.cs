using AuditPipeline.Core.Controls;

namespace AuditPipeline.Reports.Query;

/// <param name="Holes">Numbers nothing accounts for, ascending, at most 1,000.</param>
public sealed record GatewayItem(
    string Instance, long Accepted, long Recorded, long Lost, long Open, long Unexplained, long Duplicates, bool AddsUp, IReadOnlyList<long> Holes)
{
    internal static GatewayItem Of(GatewayCompleteness g) =>
        new(g.Instance, g.Accepted, g.Recorded, g.Lost, g.Open, g.Unexplained, g.Duplicates, g.AddsUp, g.Holes);
}
