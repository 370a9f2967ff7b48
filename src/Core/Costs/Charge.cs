namespace AuditPipeline.Core.Costs;

/// <summary>What was charged on one day for one unit of one model, to one system and team.</summary>
/// <param name="Unit">Unit of the price list (<c>input_mtok</c>).</param>
/// <param name="PriceVersion">List the rate is from.</param>
/// <param name="Count">Tokens, requests or searches charged at this unit's rate.</param>
/// <param name="Eur">Null when the day has no rate.</param>
public sealed record Charge(
    DateOnly Day, string? Provider, string? Model, string? System, string? Team, string? Tag, string Unit, string PriceVersion,
    long Calls, long Count, decimal Usd, decimal? Eur);
