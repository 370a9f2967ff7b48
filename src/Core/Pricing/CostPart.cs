namespace AuditPipeline.Core.Pricing;

/// <summary>What one unit adds to the cost of a call.</summary>
/// <param name="Unit">The unit, by its rate in the list.</param>
/// <param name="Count">How much of it was charged: what falls in no more special unit that has a rate.</param>
/// <param name="Usd">US dollars, exact.</param>
public readonly record struct CostPart(PriceUnit Unit, long Count, decimal Usd);
