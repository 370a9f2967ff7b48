namespace AuditPipeline.Core.Controls;

/// <summary>Counts of every gateway instance that accepted calls in a period.</summary>
/// <param name="UnmatchedOffsets">Queue positions without a record; null when they were not compared.</param>
public sealed record CompletenessFigures(IReadOnlyList<GatewayCompleteness> Gateways, long? UnmatchedOffsets = null)
{
    public long Accepted => Gateways.Sum(g => g.Accepted);

    public long Recorded => Gateways.Sum(g => g.Recorded);

    public long Lost => Gateways.Sum(g => g.Lost);

    public long Open => Gateways.Sum(g => g.Open);

    public long Unexplained => Gateways.Sum(g => Math.Abs(g.Unexplained));

    public long Duplicates => Gateways.Sum(g => g.Duplicates);

    public long Missing => Gateways.Sum(g => g.Missing);

    public bool AddsUp => Gateways.All(g => g.AddsUp);
}
