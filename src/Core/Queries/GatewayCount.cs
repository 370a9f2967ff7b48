namespace AuditPipeline.Core.Queries;

/// <summary>What the store has of one gateway instance's numbers, over the span of numbers that the rows of a period cover. Inside that
/// span rows of every time count: Recorded + Lost + Missing = Last − First + 1.</summary>
/// <param name="Recorded">Different numbers with a record.</param>
/// <param name="Lost">Numbers that only a capture loss accounts for.</param>
/// <param name="Duplicates">Numbers that more than one row has, be it a record or a loss.</param>
/// <param name="First">Lowest number; 0 when the instance only has heartbeats in the period.</param>
/// <param name="Last">Highest number; 0 likewise.</param>
/// <param name="Missing">Numbers between them that no row has.</param>
/// <param name="Holes">The missing numbers, ascending, at most 1,000 of them.</param>
/// <param name="Told">What its newest heartbeat of all says; null when it never sent one.</param>
public sealed record GatewayCount(
    string Instance, long Recorded, long Lost, long Duplicates, long First, long Last, long Missing, IReadOnlyList<long> Holes,
    GatewayTold? Told = null);
