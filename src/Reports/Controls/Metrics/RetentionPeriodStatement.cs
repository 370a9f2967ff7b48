using AuditPipeline.Core.Controls;
using AuditPipeline.Core.Queries;
using static AuditPipeline.Reports.Controls.Metrics.Outcomes;

namespace AuditPipeline.Reports.Controls.Metrics;

/// <summary>Configured periods: log records at least six months (a floor for logs of high-risk systems, not a permission), personal payload
/// at most its purpose's maximum.</summary>
internal sealed class RetentionPeriodStatement : IMetricEvaluator
{
    private const int FloorMonths = 6;

    public string Metric => "retention_period_statement";

    public int Version => 1;

    public ValueTask<MetricOutcome> EvaluateAsync(MetricSources sources, Period period, CancellationToken cancellation) =>
        ValueTask.FromResult(Evaluate(sources.Settings, period));

    private MetricOutcome Evaluate(ControlSettings settings, Period period)
    {
        List<KeyValuePair<string, string>> values =
        [
            Value("log_period", settings.LogRetentionMonths is { } months ? $"P{Text(months)}M" : "not stated"),
            Value("log_floor", $"P{Text(FloorMonths)}M"),
            Value("payload_period", settings.PayloadRetentionDays is { } days ? $"P{Text(days)}D" : "not stated"),
            Value("payload_purpose_maximum", settings.PayloadPurposeMaximumDays is { } maximum ? $"P{Text(maximum)}D" : "not stated"),
        ];
        var causes = new List<string>();
        if (settings.LogRetentionMonths < FloorMonths) causes.Add($"{values[0].Key} {values[0].Value} < {values[1].Value}");
        if (settings.PayloadRetentionDays > settings.PayloadPurposeMaximumDays)
            causes.Add($"{values[2].Key} {values[2].Value} > {values[3].Value}");
        if (causes.Count > 0) return this.Of(MetricState.Failed, period, 0, values, causes);
        var missing = values.Where(v => v.Value == "not stated").Select(v => v.Key).ToList();
        return missing.Count > 0
            ? this.NotAssessed(period, new Reason(ReasonCode.PartNotRecorded, string.Join(", ", missing)), 0, values)
            : this.Of(MetricState.Passed, period, 0, values, []);
    }
}
