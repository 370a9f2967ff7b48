using AuditPipeline.Core.Ports;
using AuditPipeline.Core.Pricing;

namespace AuditPipeline.Reports.Costs;

/// <summary>What cost questions are answered with.</summary>
/// <param name="Tenant">Owner of the records: the billing account of exports.</param>
/// <param name="Teams">System → team, by the inventory.</param>
/// <param name="Rates">Null: no figures in euro.</param>
public sealed record CostBook(
    string Tenant, ICostLedger Ledger, IPriceList Prices, IReadOnlyDictionary<string, string> Teams, ExchangeRates? Rates);
