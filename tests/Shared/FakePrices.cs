using AuditPipeline.Core.Pricing;

namespace AuditPipeline.Tests.Shared;

/// <summary>A price list in memory: dollars for a million tokens, the same in and out, by model.</summary>
public sealed class FakePrices : IPriceList
{
    public Dictionary<string, decimal> Rates { get; } = new(StringComparer.Ordinal);

    public string Version { get; set; } = "fake/1";

    public ModelPrice? Find(PriceQuestion question)
    {
        ArgumentNullException.ThrowIfNull(question);

        return question.ModelAnswered is { } model && Rates.TryGetValue(model, out var rate)
            ? new ModelPrice(Version, question.Provider ?? "any", model, [new UnitRate(PriceUnit.Input, rate, []), new UnitRate(PriceUnit.Output, rate, [])])
            : null;
    }
}
