namespace AuditPipeline.Core.Queries;

/// <summary>Result of one named, versioned query over the records of a period.</summary>
/// <param name="Metric">Name in the control catalogue.</param>
/// <param name="QueryVersion">From 1; a changed query gets a new one.</param>
/// <param name="Records">Records looked at.</param>
/// <param name="Values">Figures by name, as exact strings, in the query's order.</param>
/// <param name="Rows">Breakdown, if the metric has one: at most 1,000 rows of column → value.</param>
public sealed record MetricResult(
    string Metric, int QueryVersion, long Records,
    IReadOnlyList<KeyValuePair<string, string>> Values,
    IReadOnlyList<IReadOnlyList<KeyValuePair<string, string>>> Rows);
