namespace AuditPipeline.Host.Settings;

/// <summary>What calls cost beside the public price list.</summary>
internal sealed class CostSettings
{
    /// <summary>Own price lists, asked in this order before the public one; at most 8.</summary>
    public List<PriceListSettings> PriceLists { get; set; } = [];

    /// <summary>Rates of the euro in the form of the European Central Bank's <c>eurofxref-hist.csv</c>; null: no figures in euro. A relative
    /// path starts at the settings file.</summary>
    public string? ExchangeRates { get; set; }
}
