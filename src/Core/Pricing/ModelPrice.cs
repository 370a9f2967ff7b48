namespace AuditPipeline.Core.Pricing;

/// <summary>Rates of one model at one time.</summary>
public sealed record ModelPrice
{
    /// <param name="version">Version of the list: <c>genai-prices/0.1.8</c>.</param>
    /// <param name="provider">Whose price it is, by the list's id.</param>
    /// <param name="model">Id in the list; may differ from the name asked for.</param>
    /// <param name="rates">In any order, one per unit.</param>
    public ModelPrice(string version, string provider, string model, IEnumerable<UnitRate> rates)
    {
        Version = version;
        Provider = provider;
        Model = model;
        Rates = [.. rates.OrderByDescending(rate => rate.Unit.Dimensions.Count).ThenBy(rate => rate.Unit.PriceKey, StringComparer.Ordinal)];
    }

    public string Version { get; }

    public string Provider { get; }

    public string Model { get; }

    /// <summary>Service tier the price was made for; null when it makes no difference between them.</summary>
    public string? Tier { get; init; }

    /// <summary>The most special unit first.</summary>
    public IReadOnlyList<UnitRate> Rates { get; }
}
