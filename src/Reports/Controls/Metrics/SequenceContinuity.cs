using AuditPipeline.Core.Controls;
using AuditPipeline.Core.Queries;
using static AuditPipeline.Reports.Controls.Metrics.Outcomes;

namespace AuditPipeline.Reports.Controls.Metrics;

/// <summary>Gateway numbers without holes or repeats, and queue positions without a missing record.</summary>
internal sealed class SequenceContinuity : IMetricEvaluator
{
    public string Metric => "sequence_continuity";

    public int Version => 1;

    public async ValueTask<MetricOutcome> EvaluateAsync(MetricSources sources, Period period, CancellationToken cancellation)
    {
        var figures = sources.Completeness is null ? null : await sources.Completeness.ReadAsync(period, cancellation).ConfigureAwait(false);
        if (figures is null) return this.NotAssessed(period, new Reason(ReasonCode.SourceMissing, "seq_no"));
        if (figures.Accepted == 0) return this.NotAssessed(period, new Reason(ReasonCode.NoData), 0);

        var missing = figures.Missing;
        List<KeyValuePair<string, string>> values =
        [
            Value("missing_seq_no", missing), Value("duplicates", figures.Duplicates),
            Value("unmatched_offsets", figures.UnmatchedOffsets is { } offsets ? Text(offsets) : "not compared"),
        ];
        if (missing > 0 || figures.Duplicates > 0 || figures.UnmatchedOffsets > 0)
        {
            return this.Of(MetricState.Failed, period, figures.Recorded, values, figures.Gateways
                .Where(g => g.Missing > 0 || g.Duplicates > 0)
                .Select(g => $"{g.Instance}: numbers={string.Join(',', g.Holes.Take(20).Select(Text))} duplicates={Text(g.Duplicates)}"));
        }

        return figures.UnmatchedOffsets is null
            ? this.NotAssessed(period, new Reason(ReasonCode.PartNotRecorded, "unmatched_offsets"), figures.Recorded, values)
            : this.Of(MetricState.Passed, period, figures.Recorded, values, []);
    }
}
