using System.Globalization;
using System.Text.Json;

namespace AuditPipeline.Reports.Costs.Exports;

/// <summary>Usage exports in JSON.</summary>
internal static class UsageJson
{
    public static IReadOnlyList<ExportedUsage> Read(ReadOnlyMemory<byte> json)
    {
        using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 32 });
        var usage = new List<ExportedUsage>();

        // Pages as the API gives them, or a list of such pages.
        var pages = document.RootElement.ValueKind == JsonValueKind.Array ? document.RootElement.EnumerateArray().ToArray() : [document.RootElement];
        for (var i = 0; i < pages.Length; i++) ReadPage(pages[i], pages.Length == 1 ? "" : $"[{i}].", usage);
        return usage;
    }

    private static void ReadPage(JsonElement page, string place, List<ExportedUsage> usage)
    {
        if (page.ValueKind == JsonValueKind.Object && page.TryGetProperty("value", out var metrics) && metrics.ValueKind == JsonValueKind.Array)
        {
            AzureMetrics.Read(metrics, usage);
            return;
        }

        if (page.ValueKind != JsonValueKind.Object || !page.TryGetProperty("data", out var buckets) || buckets.ValueKind != JsonValueKind.Array)
            throw new InvalidDataException($"{place}data: a list of buckets is expected (or 'value', a list of metrics)");

        var i = 0;
        foreach (var bucket in buckets.EnumerateArray())
        {
            var at = $"{place}data[{i++}]";
            var day = Start(bucket, at);
            if (!bucket.TryGetProperty("results", out var results) || results.ValueKind != JsonValueKind.Array)
                throw new InvalidDataException($"{at}.results: a list is expected");
            var j = 0;
            foreach (var result in results.EnumerateArray()) usage.Add(Result(result, day, $"{at}.results[{j++}]"));
        }
    }

    private static ExportedUsage Result(JsonElement result, DateOnly day, string at)
    {
        if (result.ValueKind != JsonValueKind.Object || !result.TryGetProperty("model", out var model) || model.ValueKind != JsonValueKind.String)
            throw new InvalidDataException($"{at}.model: a model is expected; ask for the usage grouped by model");

        if (!result.TryGetProperty("uncached_input_tokens", out _))
        {
            return new ExportedUsage(
                day, model.GetString()!, Count(result, "num_model_requests", at), Count(result, "input_tokens", at) ?? 0,
                Count(result, "input_cached_tokens", at) ?? 0, Count(result, "output_tokens", at) ?? 0);
        }

        var (uncached, read) = (Count(result, "uncached_input_tokens", at) ?? 0, Count(result, "cache_read_input_tokens", at) ?? 0);
        var written = result.TryGetProperty("cache_creation", out var creation) && creation.ValueKind == JsonValueKind.Object
            ? creation.EnumerateObject().Sum(part => Count(creation, part.Name, $"{at}.cache_creation") ?? 0)
            : 0;
        return new ExportedUsage(
            day, model.GetString()!, Count(result, "num_model_requests", at), uncached + read + written, read, Count(result, "output_tokens", at) ?? 0);
    }

    private static DateOnly Start(JsonElement bucket, string at)
    {
        if (bucket.ValueKind == JsonValueKind.Object)
        {
            if (bucket.TryGetProperty("start_time", out var unix) && unix.ValueKind == JsonValueKind.Number && unix.TryGetInt64(out var seconds)
                && seconds is >= 0 and < 253_402_300_800)
                return DateOnly.FromDateTime(DateTimeOffset.FromUnixTimeSeconds(seconds).UtcDateTime);
            if (bucket.TryGetProperty("starting_at", out var text) && text.ValueKind == JsonValueKind.String && DateTimeOffset.TryParse(
                    text.GetString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var start))
                return DateOnly.FromDateTime(start.UtcDateTime);
        }

        throw new InvalidDataException($"{at}: 'start_time' (Unix seconds) or 'starting_at' (ISO 8601) is expected");
    }

    private static long? Count(JsonElement owner, string name, string at)
    {
        if (!owner.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null) return null;

        return value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var count) && count >= 0
            ? count
            : throw new InvalidDataException($"{at}.{name}: a count is expected");
    }
}
