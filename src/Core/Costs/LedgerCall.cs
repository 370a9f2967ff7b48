using AuditPipeline.Core.Captures;
using AuditPipeline.Core.Interactions;
using AuditPipeline.Core.Pricing;

namespace AuditPipeline.Core.Costs;

/// <summary>A recorded call with everything its price depends on, and its figure as it stands.</summary>
public sealed record LedgerCall(
    StreamId Stream, long Index, DateTimeOffset CapturedAt, string Operation, string? Provider, string? ModelAnswered, string? ModelRequested,
    string? Tier, Usage Usage, decimal? Usd, string PriceVersion, string? Unpriced)
{
    /// <summary>The cost by <paramref name="prices"/>.</summary>
    public TokenCost PriceAgain(IPriceList prices)
    {
        var usage = Usage;

        // The first figure was drawn from a total that the record does not keep (CallPricing): it told that nothing came out.
        if (usage is { Input: not null, Output: null } && Usd is not null) usage = usage with { Output = 0 };
        return CallPricing.CostOf(prices, new PriceQuestion(Provider, ModelAnswered, ModelRequested, Tier, CapturedAt), Operation, usage);
    }
}
