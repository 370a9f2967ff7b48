namespace AuditPipeline.Core.Queries;

/// <summary>The newest heartbeat of a gateway instance.</summary>
/// <param name="At">When it was counted.</param>
/// <param name="Last">Highest number given by then.</param>
/// <param name="Open">Numbers whose call had not ended by then, ascending; the first ones when there were too many to name.</param>
/// <param name="OpenCount">How many were open in all.</param>
public sealed record GatewayTold(DateTimeOffset At, long Last, IReadOnlyList<long> Open, long OpenCount);
