namespace AuditPipeline.Core.Queries;

/// <summary>Recorded numbers of one gateway instance in a period.</summary>
/// <param name="Recorded">Rows with a number of this instance.</param>
/// <param name="Distinct">Different numbers among them; less than <paramref name="Recorded"/> means duplicates.</param>
/// <param name="First">Lowest number.</param>
/// <param name="Last">Highest number.</param>
/// <param name="Holes">Numbers between first and last that no record of the whole store has, ascending, at most 1,000.</param>
public sealed record GatewayCount(string Instance, long Recorded, long Distinct, long First, long Last, IReadOnlyList<long> Holes);
