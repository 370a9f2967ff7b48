namespace AuditPipeline.Core.Pricing;

/// <summary>Prices by provider, model, tier and time.</summary>
public interface IPriceList
{
    /// <summary>Name and version: <c>genai-prices/0.1.8</c>.</summary>
    string Version { get; }

    /// <summary>The price of the model answered, else of the one asked for; null when the list knows neither at that time.</summary>
    ModelPrice? Find(PriceQuestion question);
}
