using AuditPipeline.Core.Interactions;
using AuditPipeline.Core.Pricing;

namespace AuditPipeline.Processor.Meter;

/// <summary>Prices interactions by the list it was given.</summary>
public sealed class Metering
{
    private const string NoList = "none";

    private readonly IPriceList? prices;

    /// <param name="prices">Null when there is no list: every cost is then unknown, with reason <c>price_missing</c>.</param>
    public Metering(IPriceList? prices) => this.prices = prices;

    /// <summary>The cost of <paramref name="interaction"/> at <paramref name="at"/>, the time of the call. The model answered is looked up
    /// first, then the one asked for (a deployment or an alias may be all that one of them is).</summary>
    /// <param name="provider">Name of the provider route.</param>
    public TokenCost CostOf(string provider, DateTimeOffset at, Interaction interaction)
    {
        ArgumentNullException.ThrowIfNull(interaction);

        if (prices is null) return TokenCost.Unknown(NoList, TokenCost.PriceMissing);

        return CallPricing.CostOf(
            prices, new PriceQuestion(provider, interaction.ModelAnswered, interaction.ModelRequested, interaction.ServiceTier, at), interaction.Operation, Settled(interaction));
    }

    // Gemini leaves the output out when nothing was said; a total equal to the input tells that it was none.
    private static Usage Settled(Interaction interaction) =>
        interaction.Usage is { Input: { } input, Output: null } usage && interaction.Reported.Total == input
            ? usage with { Output = 0 }
            : interaction.Usage;
}
