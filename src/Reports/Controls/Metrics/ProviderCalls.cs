using System.Globalization;
using AuditPipeline.Core.Queries;

namespace AuditPipeline.Reports.Controls.Metrics;

/// <summary>Calls to one provider and model, from the query <c>supplier_usage</c>.</summary>
/// <param name="First">Day of the first call; null where the query does not tell, which is then taken as the whole period.</param>
internal sealed record ProviderCalls(string? Provider, string? Model, long Calls, DateOnly? First, DateOnly? Last)
{
    public const string Query = "supplier_usage";

    public string Name => $"{Provider ?? "?"} / {Model ?? "?"}";

    /// <summary>One line per provider and model, whatever finer grain the query has.</summary>
    /// <exception cref="InvalidDataException">The breakdown does not add up to the records looked at (it was cut).</exception>
    public static IReadOnlyList<ProviderCalls> Of(MetricResult result)
    {
        var lines = result.Rows
            .Select(r => new ProviderCalls(r.Cell("provider"), r.Cell("model"), r.CountCell("calls"), Day(r.Cell("first")), Day(r.Cell("last"))))
            .GroupBy(l => (l.Provider, l.Model))
            .Select(g => new ProviderCalls(
                g.Key.Provider, g.Key.Model, g.Sum(l => l.Calls),
                g.Any(l => l.First is null) ? null : g.Min(l => l.First), g.Any(l => l.Last is null) ? null : g.Max(l => l.Last)))
            .ToList();
        return lines.Sum(l => l.Calls) == result.Records
            ? lines
            : throw new InvalidDataException($"The breakdown of {result.Metric} does not add up to its records.");
    }

    // The query writes times as ISO 8601 in UTC; the day is their first ten characters.
    private static DateOnly? Day(string? time) =>
        time is { Length: >= 10 }
        && DateOnly.TryParseExact(time[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : null;
}
