using System.Globalization;
using System.Text.RegularExpressions;

namespace AuditPipeline.Reports.Costs.Exports;

/// <summary>Usage exports as CSV: OpenAI's activity, Anthropic's console, Azure's cost details.</summary>
internal static partial class UsageCsv
{
    private const decimal Thousand = 1_000;
    private const decimal Million = 1_000_000;

    public static IReadOnlyList<ExportedUsage> Read(string text)
    {
        var table = CsvTable.Read(text);
        if (table.Has("usage_output_tokens")) return [.. table.Rows.Select(row => Anthropic(table, row.Line, row.Fields))];
        if (table.Has("MeterName")) return [.. table.Rows.Select(row => Azure(table, row.Line, row.Fields)).OfType<ExportedUsage>()];
        if (table.Has("model") && table.Has("output_tokens")) return [.. table.Rows.Select(row => OpenAi(table, row.Line, row.Fields))];

        throw new InvalidDataException(
            "line 1: the columns are those of no known export: OpenAI (model, input_tokens, output_tokens …), Anthropic (model_version, "
            + "usage_output_tokens …) or Azure cost details (MeterName, Quantity …)");
    }

    private static ExportedUsage OpenAi(CsvTable table, int line, List<string> row) => new(
        Day(table.Field(row, "start_time_iso", "date", "start_time"), line), Model(table.Field(row, "model"), line),
        table.Field(row, "num_model_requests") is { Length: > 0 } requests ? Count(requests, "num_model_requests", line) : null,
        Count(table.Field(row, "input_tokens"), "input_tokens", line), Count(table.Field(row, "input_cached_tokens"), "input_cached_tokens", line),
        Count(table.Field(row, "output_tokens"), "output_tokens", line));

    private static ExportedUsage Anthropic(CsvTable table, int line, List<string> row)
    {
        var read = Count(table.Field(row, "usage_input_tokens_cache_read"), "usage_input_tokens_cache_read", line);
        var input = Count(table.Field(row, "usage_input_tokens_no_cache"), "usage_input_tokens_no_cache", line) + read
            + Count(table.Field(row, "usage_input_tokens_cache_write_5m"), "usage_input_tokens_cache_write_5m", line)
            + Count(table.Field(row, "usage_input_tokens_cache_write_1h"), "usage_input_tokens_cache_write_1h", line);
        return new ExportedUsage(
            Day(table.Field(row, "usage_date_utc"), line), Model(table.Field(row, "model_version"), line), null, input, read,
            Count(table.Field(row, "usage_output_tokens"), "usage_output_tokens", line));
    }

    // A meter is a model and a direction in one name: "gpt 4o 0806 cached Inp glbl Tokens". Meters that are no tokens are left out.
    private static ExportedUsage? Azure(CsvTable table, int line, List<string> row)
    {
        var match = Meter().Match(table.Field(row, "MeterName") ?? "");
        if (!match.Success) return null;

        var unit = table.Field(row, "UnitOfMeasure") ?? "";
        if (!decimal.TryParse(table.Field(row, "Quantity"), NumberStyles.Float, CultureInfo.InvariantCulture, out var quantity) || quantity is < 0 or > 1e15m)
            throw new InvalidDataException($"line {line}: Quantity: an amount is expected");

        var tokens = (long)decimal.Round(quantity * (unit.StartsWith("1K", StringComparison.OrdinalIgnoreCase) ? Thousand
            : unit.StartsWith("1M", StringComparison.OrdinalIgnoreCase) ? Million
            : unit.StartsWith('1') ? 1
            : throw new InvalidDataException($"line {line}: UnitOfMeasure: 1, 1K or 1M is expected, not '{unit}'")));
        var (day, model) = (Day(table.Field(row, "Date", "UsageDate"), line), match.Groups["model"].Value.Trim());
        var cached = match.Groups["cached"].Success;
        return match.Groups["out"].Success
            ? new ExportedUsage(day, model, null, 0, 0, tokens)
            : new ExportedUsage(day, model, null, tokens, cached ? tokens : 0, 0);
    }

    private static DateOnly Day(string? text, int line)
    {
        if (DateOnly.TryParseExact(text, ["MM/dd/yyyy", "yyyyMMdd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds < 253_402_300_800)
            return DateOnly.FromDateTime(DateTimeOffset.FromUnixTimeSeconds(seconds).UtcDateTime);

        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? DateOnly.FromDateTime(time.UtcDateTime)
            : throw new InvalidDataException($"line {line}: a day is expected");
    }

    private static string Model(string? text, int line) => text is { Length: > 0 and <= 256 } ? text : throw new InvalidDataException($"line {line}: a model is expected");

    private static long Count(string? text, string column, int line)
    {
        if (string.IsNullOrEmpty(text)) return 0;

        return decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var count) && count <= long.MaxValue && decimal.Truncate(count) == count
            ? (long)count
            : throw new InvalidDataException($"line {line}: {column}: a count is expected");
    }

    [GeneratedRegex(@"^(?<model>.+?)[ -](?<cached>cached |cchd |cd )?((?<in>inp(ut)?)|(?<out>out?p?(put)?|opt))\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 50)]
    private static partial Regex Meter();
}
