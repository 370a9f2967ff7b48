namespace AuditPipeline.Host.Chaos;

/// <summary>One instance's line of <c>/api/v1/completeness</c>.</summary>
internal sealed record GatewayTally(
    string Instance, long Accepted, long Recorded, long Lost, long Open, long Unexplained, long Duplicates, long Missing, DateTimeOffset? CountedAt)
{
    public IReadOnlyList<LossTold> Losses { get; init; } = [];
}
