using System.Globalization;
using AuditPipeline.Core.Controls;
using AuditPipeline.Core.Queries;
using static AuditPipeline.Reports.Controls.Metrics.Outcomes;

namespace AuditPipeline.Reports.Controls.Metrics;

/// <summary>Leaves, roots and signatures recomputed from stored bytes; outside anchors present; the run recent enough.</summary>
internal sealed class IntegrityVerification : IMetricEvaluator
{
    public string Metric => "integrity_verification";

    public int Version => 1;

    public ValueTask<MetricOutcome> EvaluateAsync(MetricSources sources, Period period, CancellationToken cancellation) =>
        ValueTask.FromResult(Evaluate(sources, period));

    private MetricOutcome Evaluate(MetricSources sources, Period period)
    {
        if (sources.Integrity is not { } report)
            return this.NotAssessed(period, new Reason(ReasonCode.SourceMissing, "integrity_check"));
        if (report.LeavesVerified + report.LeavesFailed == 0) return this.NotAssessed(period, new Reason(ReasonCode.NoData), 0);

        var records = report.LeavesVerified + report.LeavesFailed;
        List<KeyValuePair<string, string>> values =
        [
            Value("leaves_verified", report.LeavesVerified), Value("leaves_failed", report.LeavesFailed),
            Value("roots_verified", report.RootsVerified), Value("roots_failed", report.RootsFailed),
            Value("signatures_verified", report.SignaturesVerified), Value("signatures_failed", report.SignaturesFailed),
            Value("anchors_missing", report.AnchorsMissing is { } missing ? Text(missing) : "not recorded"),
            Value("verified_at", report.VerifiedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)),
            Value("cfg.verify_max_age", $"PT{Text((long)sources.Settings.VerifyMaxAge.TotalHours)}H"),
        ];
        if (report.Failed > 0 || report.AnchorsMissing > 0) return this.Of(MetricState.Failed, period, records, values, report.Failures);
        if (sources.AskedAt - report.VerifiedAt > sources.Settings.VerifyMaxAge)
            return this.NotAssessed(period, new Reason(ReasonCode.VerificationTooOld, values[7].Value), records, values);
        return report.AnchorsMissing is null
            ? this.NotAssessed(period, new Reason(ReasonCode.PartNotRecorded, "anchor_token"), records, values)
            : this.Of(MetricState.Passed, period, records, values, []);
    }
}
