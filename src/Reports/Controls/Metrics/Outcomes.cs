using System.Globalization;
using AuditPipeline.Core.Controls;
using AuditPipeline.Core.Queries;

namespace AuditPipeline.Reports.Controls.Metrics;

/// <summary>Short ways to write outcomes.</summary>
internal static class Outcomes
{
    public static string QueryId(this IMetricEvaluator evaluator) => $"{evaluator.Metric}.v{Text(evaluator.Version)}";

    public static string QueryId(this IMetricEvaluator evaluator, MetricResult query) =>
        $"{evaluator.QueryId()}/{query.Metric}.sql.v{Text(query.QueryVersion)}";

    public static MetricOutcome NotAssessed(
        this IMetricEvaluator evaluator, Period period, Reason reason, long? records = null,
        IReadOnlyList<KeyValuePair<string, string>>? values = null) =>
        new(evaluator.Metric, MetricState.NotAssessed, evaluator.QueryId(), period, records, values ?? [], [reason]);

    public static MetricOutcome Of(
        this IMetricEvaluator evaluator, MetricState state, Period period, long records,
        IReadOnlyList<KeyValuePair<string, string>> values, IEnumerable<string> causes, string? queryId = null) =>
        new(evaluator.Metric, state, queryId ?? evaluator.QueryId(), period, records, values,
            [.. causes.Take(50).Select(c => new Reason(ReasonCode.Cause, c))]);

    public static KeyValuePair<string, string> Value(string name, long value) => new(name, Text(value));

    public static KeyValuePair<string, string> Value(string name, string value) => new(name, value);

    public static KeyValuePair<string, string> Value(string name, decimal value) =>
        new(name, value.ToString("0.######", CultureInfo.InvariantCulture));

    public static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>A whole number among the values of a query; a query that does not give it breaks its promise.</summary>
    public static long Count(this MetricResult result, string name) =>
        long.TryParse(result.Values.FirstOrDefault(v => v.Key == name).Value, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw new InvalidDataException($"Metric query {result.Metric} gives no count '{name}'.");

    public static string? Cell(this IReadOnlyList<KeyValuePair<string, string>> row, string column) =>
        row.FirstOrDefault(c => c.Key == column).Value is { Length: > 0 } value ? value : null;

    public static long CountCell(this IReadOnlyList<KeyValuePair<string, string>> row, string column) =>
        long.TryParse(row.Cell(column), NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw new InvalidDataException($"A metric query gives no count '{column}' in a row.");
}
