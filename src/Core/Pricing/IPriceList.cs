namespace AuditPipeline.Core.Pricing;

/// <summary>Prices by provider, model and time.</summary>
public interface IPriceList
{
    /// <summary>Name and version: <c>genai-prices/0.1.8</c>.</summary>
    string Version { get; }

    /// <summary>The price of <paramref name="model"/> at <paramref name="at"/>, or null when the list does not know it.</summary>
    /// <param name="provider">Name of the provider route; null when unknown.</param>
    /// <param name="model">As the exchange names it, in any case.</param>
    ModelPrice? PriceFor(string? provider, string model, DateTimeOffset at);
}
