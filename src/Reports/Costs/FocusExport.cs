using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using AuditPipeline.Core.Costs;
using AuditPipeline.Core.Pricing;

namespace AuditPipeline.Reports.Costs;

/// <summary>Charges as CSV in the columns of FOCUS 1.2 (FinOps Open Cost and Usage Specification), one line per day, model, system, team,
/// tag, unit and price list. The provider has issued no bill for these lines: billed, effective, contracted and list cost are the ledger's figure.</summary>
public static class FocusExport
{
    private const string TimeForm = "yyyy-MM-dd'T00:00:00Z'";

    // Ours begin with x_, as the specification wants of columns it does not define.
    private static readonly (string Name, Func<FocusLine, string?> Value)[] Columns =
    [
        ("BilledCost", line => Text(line.Cost)),
        ("BillingAccountId", line => line.Account),
        ("BillingAccountName", line => line.Account),
        ("BillingAccountType", _ => "Tenant"),
        ("BillingCurrency", line => line.Currency),
        ("BillingPeriodEnd", line => Day(new DateOnly(line.Charge.Day.Year, line.Charge.Day.Month, 1).AddMonths(1))),
        ("BillingPeriodStart", line => Day(new DateOnly(line.Charge.Day.Year, line.Charge.Day.Month, 1))),
        ("ChargeCategory", _ => "Usage"),
        ("ChargeClass", _ => null),
        ("ChargeDescription", line => $"{line.Charge.Model ?? "unknown model"} {line.Charge.Unit}"),
        ("ChargeFrequency", _ => "Usage-Based"),
        ("ChargePeriodEnd", line => Day(line.Charge.Day.AddDays(1))),
        ("ChargePeriodStart", line => Day(line.Charge.Day)),
        ("ConsumedQuantity", line => Text(line.Charge.Count)),
        ("ConsumedUnit", line => line.UnitName),
        ("ContractedCost", line => Text(line.Cost)),
        ("ContractedUnitPrice", line => Text(line.UnitPrice)),
        ("EffectiveCost", line => Text(line.Cost)),
        ("InvoiceId", _ => null),
        ("InvoiceIssuerName", line => line.Charge.Provider ?? "unknown"),
        ("ListCost", line => Text(line.Cost)),
        ("ListUnitPrice", line => Text(line.UnitPrice)),
        ("PricingCategory", _ => "Standard"),
        ("PricingCurrency", _ => "USD"),
        ("PricingCurrencyContractedUnitPrice", line => Text(line.UsdUnitPrice)),
        ("PricingCurrencyEffectiveCost", line => Text(line.Charge.Usd)),
        ("PricingCurrencyListUnitPrice", line => Text(line.UsdUnitPrice)),
        ("PricingQuantity", line => Text(line.PricingQuantity)),
        ("PricingUnit", line => $"{line.Per.ToString(CultureInfo.InvariantCulture)} {line.UnitName}"),
        ("ProviderName", line => line.Charge.Provider ?? "unknown"),
        ("PublisherName", line => line.Charge.Provider ?? "unknown"),
        ("RegionId", _ => null),
        ("RegionName", _ => null),
        ("ResourceId", line => line.Charge.System),
        ("ResourceName", line => line.Charge.System),
        ("ResourceType", line => line.Charge.System is null ? null : "AI system"),
        ("ServiceCategory", _ => "AI and Machine Learning"),
        ("ServiceName", line => line.Charge.Provider ?? "unknown"),
        ("ServiceSubcategory", _ => "Generative AI"),
        ("SkuId", line => $"{line.Charge.Provider ?? "unknown"}/{line.Charge.Model ?? "unknown"}"),
        ("SkuMeter", line => line.Charge.Unit),
        ("SkuPriceDetails", _ => null),
        ("SkuPriceId", line => $"{line.Charge.PriceVersion}/{line.Charge.Provider ?? "unknown"}/{line.Charge.Model ?? "unknown"}/{line.Charge.Unit}"),
        ("SubAccountId", line => line.Charge.Team),
        ("SubAccountName", line => line.Charge.Team),
        ("SubAccountType", line => line.Charge.Team is null ? null : "Team"),
        ("Tags", line => line.Tags),
        ("x_Model", line => line.Charge.Model),
        ("x_PriceVersion", line => line.Charge.PriceVersion),
        ("x_RequestCount", line => Text(line.Charge.Calls)),
    ];

    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes header and lines, each ended by CR LF (RFC 4180).</summary>
    /// <param name="account">Owner of the records.</param>
    /// <param name="euro">Billing currency EUR at the rate of each day, else USD.</param>
    /// <param name="tag">Name of the tag the charges were asked by; null when none.</param>
    /// <exception cref="InvalidDataException">A day has no rate of the euro.</exception>
    public static async Task WriteAsync(
        IAsyncEnumerable<Charge> charges, Stream output, string account, bool euro, string? tag, CancellationToken cancellation)
    {
        var writer = new StreamWriter(output, new UTF8Encoding(false), 1 << 15, leaveOpen: true);
        await using (writer.ConfigureAwait(false))
        {
            await writer.WriteAsync(string.Join(',', Columns.Select(column => column.Name)) + "\r\n").ConfigureAwait(false);
            await foreach (var charge in charges.WithCancellation(cancellation).ConfigureAwait(false))
            {
                var line = Of(charge, account, euro, tag);
                await writer.WriteAsync(string.Join(',', Columns.Select(column => Field(column.Value(line)))) + "\r\n").ConfigureAwait(false);
            }
        }
    }

    private static FocusLine Of(Charge charge, string account, bool euro, string? tag)
    {
        if (euro && charge.Eur is null)
            throw new InvalidDataException($"{charge.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)} has no rate of the euro");

        var unit = PriceUnit.ByKey.GetValueOrDefault(charge.Unit);
        var tags = new SortedDictionary<string, string>(StringComparer.Ordinal);
        if (charge.System is { } system) tags["system"] = system;
        if (charge.Team is { } team) tags["team"] = team;
        if (tag is not null && charge.Tag is { } value) tags[tag] = value;
        return new FocusLine(
            charge, account, euro ? "EUR" : "USD", euro ? charge.Eur!.Value : charge.Usd, unit?.Per ?? 1,
            unit == PriceUnit.Requests ? "Requests" : unit == PriceUnit.WebSearches ? "Searches" : "Tokens",
            JsonOf(tags));
    }

    private static string JsonOf(SortedDictionary<string, string> tags)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Plain))
        {
            json.WriteStartObject();
            foreach (var (name, value) in tags) json.WriteString(name, value);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length);
    }

    private static string Field(string? text) => text is null ? ""
        : text.AsSpan().IndexOfAny("\",\r\n") >= 0 ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
        : text;

    private static string Day(DateOnly day) => day.ToString(TimeForm, CultureInfo.InvariantCulture);

    private static string? Text(decimal? number) => number?.ToString(CultureInfo.InvariantCulture);
}
