using System.Globalization;
using System.Text.Json;

namespace AuditPipeline.Reports.Costs.Exports;

/// <summary>Azure Monitor's metrics of Azure OpenAI, split by model: <c>ProcessedPromptTokens</c>, <c>GeneratedTokens</c>, <c>AzureOpenAIRequests</c>.</summary>
internal static class AzureMetrics
{
    private static readonly string[] ModelNames = ["modelname", "modeldeploymentname"];

    public static void Read(JsonElement metrics, List<ExportedUsage> usage)
    {
        var m = 0;
        foreach (var metric in metrics.EnumerateArray())
        {
            var at = $"value[{m++}]";
            var name = Text(metric, "name", at).ToLowerInvariant();
            if (!metric.TryGetProperty("timeseries", out var series) || series.ValueKind != JsonValueKind.Array)
                throw new InvalidDataException($"{at}.timeseries: a list is expected");
            foreach (var line in series.EnumerateArray())
            {
                var model = Model(line) ?? throw new InvalidDataException($"{at}.timeseries: split the metric by ModelName or ModelDeploymentName");
                foreach (var point in line.GetProperty("data").EnumerateArray()) Add(point, name, model, at, usage);
            }
        }
    }

    private static void Add(JsonElement point, string metric, string model, string at, List<ExportedUsage> usage)
    {
        if (!point.TryGetProperty("total", out var total) || total.ValueKind != JsonValueKind.Number || !total.TryGetDecimal(out var value) || value == 0) return;
        if (!point.TryGetProperty("timeStamp", out var stamp) || !DateTimeOffset.TryParse(
                stamp.GetString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time))
            throw new InvalidDataException($"{at}.timeseries.data.timeStamp: an ISO 8601 time is expected");

        var (day, count) = (DateOnly.FromDateTime(time.UtcDateTime), (long)value);
        if (metric is "processedprompttokens" or "inputtokens") usage.Add(new ExportedUsage(day, model, null, count, 0, 0));
        else if (metric is "generatedtokens" or "generatedcompletiontokens" or "outputtokens") usage.Add(new ExportedUsage(day, model, null, 0, 0, count));
        else if (metric is "azureopenairequests" or "modelrequests") usage.Add(new ExportedUsage(day, model, count, 0, 0, 0));
    }

    private static string? Model(JsonElement line)
    {
        if (!line.TryGetProperty("metadatavalues", out var values) || values.ValueKind != JsonValueKind.Array) return null;

        return ModelNames.Select(wanted => values.EnumerateArray()
            .Where(value => Text(value, "name", "metadatavalues").Equals(wanted, StringComparison.OrdinalIgnoreCase))
            .Select(value => value.GetProperty("value").GetString())
            .FirstOrDefault()).FirstOrDefault(name => name is not null);
    }

    private static string Text(JsonElement owner, string member, string at) =>
        owner.ValueKind == JsonValueKind.Object && owner.TryGetProperty(member, out var named) && named.ValueKind == JsonValueKind.Object
        && named.TryGetProperty("value", out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()!
            : throw new InvalidDataException($"{at}.{member}.value: a name is expected");
}
