using System.Globalization;
using System.Text.Json;
using AuditPipeline.Core.Pricing;

namespace AuditPipeline.Processor.Meter;

/// <summary>Reads a price list: <c>{ name, version, providers }</c> with providers as the npm package <c>@pydantic/genai-prices</c>
/// structures them. Amounts are read as decimals, digit by digit.</summary>
internal static class PriceListReader
{
    private static readonly string[] TimeForms = ["yyyy-MM-ddTHH:mm:ssK", "yyyy-MM-ddTHH:mm:ss.FFFFFFFK"];

    public static (string Version, IReadOnlyList<PricedProvider> Providers) Read(Stream json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var root = document.RootElement;
            var version = $"{TextOf(root, "name")}/{TextOf(root, "version")}";
            return (version, [.. ListOf(root, "providers").Select(provider => ProviderOf(provider, version))]);
        }
        catch (Exception failure) when (failure is JsonException or FormatException or KeyNotFoundException or InvalidOperationException
            or ArgumentException or OverflowException)
        {
            throw new InvalidDataException($"The price list cannot be read: {failure.Message}", failure);
        }
    }

    private static PricedProvider ProviderOf(JsonElement provider, string version)
    {
        var id = TextOf(provider, "id");
        var models = new List<PricedModel>();
        foreach (var model in ListOf(provider, "models"))
        {
            var modelId = TextOf(model, "id");
            var prices = PricesOf(model.GetProperty("prices"), version, id, modelId);
            if (prices.Count > 0) models.Add(new PricedModel(modelId, MatchClause.Read(model.GetProperty("match")), prices));
        }

        string[] fallbacks = provider.TryGetProperty("fallback_model_providers", out var others)
            ? [.. others.EnumerateArray().Select(other => other.GetString()!)]
            : [];
        return new PricedProvider(id, ClauseOf(provider, "provider_match"), ClauseOf(provider, "model_match"), fallbacks, models);
    }

    private static List<DatedPrice> PricesOf(JsonElement prices, string version, string provider, string model)
    {
        if (prices.ValueKind != JsonValueKind.Array) return [new DatedPrice(PriceOf(prices, version, provider, model), null, null, null)];

        var dated = new List<DatedPrice>();
        foreach (var entry in prices.EnumerateArray())
        {
            var price = PriceOf(entry.GetProperty("prices"), version, provider, model);
            if (!entry.TryGetProperty("constraint", out var constraint)) dated.Add(new DatedPrice(price, null, null, null));
            else if (constraint.TryGetProperty("start_date", out var from)) dated.Add(new DatedPrice(price, DayOf(from), null, null));
            else dated.Add(new DatedPrice(price, null, TimeOf(constraint, "start_time"), TimeOf(constraint, "end_time")));
        }

        return dated;
    }

    private static ModelPrice PriceOf(JsonElement prices, string version, string provider, string model)
    {
        var rates = new List<UnitRate>();
        foreach (var member in prices.EnumerateObject())
        {
            if (!PriceUnit.ByKey.TryGetValue(member.Name, out var unit)) continue;

            if (member.Value.ValueKind == JsonValueKind.Number)
            {
                rates.Add(new UnitRate(unit, AmountOf(member.Value), []));
                continue;
            }

            var tiers = ListOf(member.Value, "tiers")
                .Select(tier => new PriceTier(tier.GetProperty("start").GetInt64(), AmountOf(tier.GetProperty("price"))))
                .OrderBy(tier => tier.Start);
            rates.Add(new UnitRate(unit, AmountOf(member.Value.GetProperty("base")), [.. tiers]));
        }

        return new ModelPrice(version, provider, model, rates);
    }

    private static decimal AmountOf(JsonElement number)
    {
        var amount = number.GetDecimal();

        // Some rates of the list are binary fractions in disguise (0.18000000000000002).
        return amount is >= 0 and <= UnitRate.Highest ? decimal.Round(amount, UnitRate.Digits) : throw new FormatException($"a rate of {amount} is out of range");
    }

    private static DateTimeOffset DayOf(JsonElement day) => DateTimeOffset.ParseExact(
        day.GetString()!, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    private static TimeSpan TimeOf(JsonElement constraint, string name) => DateTimeOffset.ParseExact(
        "2000-01-02T" + TextOf(constraint, name), TimeForms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal)
        .UtcDateTime.TimeOfDay;

    private static MatchClause? ClauseOf(JsonElement owner, string name) =>
        owner.TryGetProperty(name, out var rule) && rule.ValueKind == JsonValueKind.Object ? MatchClause.Read(rule) : null;

    private static JsonElement.ArrayEnumerator ListOf(JsonElement owner, string name) => owner.GetProperty(name).EnumerateArray();

    private static string TextOf(JsonElement owner, string name) =>
        owner.GetProperty(name).GetString() ?? throw new FormatException($"{name} is null");
}
