using System.Globalization;
using AuditPipeline.Core.Queries;

namespace AuditPipeline.Reports.Controls.Metrics;

/// <summary>Calls to one provider and model, from the query <c>providers</c>.</summary>
internal sealed record ProviderCalls(string? Provider, string? Model, long Calls, DateOnly? First, DateOnly? Last)
{
    public const string Query = "providers";

    public string Name => $"{Provider ?? "?"} / {Model ?? "?"}";

    public static IReadOnlyList<ProviderCalls> Of(MetricResult result) =>
        [.. result.Rows.Select(r => new ProviderCalls(r.Cell("provider"), r.Cell("model"), r.CountCell("calls"), Day(r.Cell("first")), Day(r.Cell("last"))))];

    // The query writes times as ISO 8601 in UTC; the day is their first ten characters.
    private static DateOnly? Day(string? time) =>
        time is { Length: >= 10 }
        && DateOnly.TryParseExact(time[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : null;
}
