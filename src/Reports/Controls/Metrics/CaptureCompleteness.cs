using AuditPipeline.Core.Controls;
using AuditPipeline.Core.Queries;
using static AuditPipeline.Reports.Controls.Metrics.Outcomes;

namespace AuditPipeline.Reports.Controls.Metrics;

/// <summary>Accepted = recorded + documented losses + in progress, per gateway instance over the whole period. Numbers are given one by one,
/// so where every number is accounted for, every system and hour is.</summary>
internal sealed class CaptureCompleteness : IMetricEvaluator
{
    public string Metric => "capture_completeness";

    public int Version => 1;

    public async ValueTask<MetricOutcome> EvaluateAsync(MetricSources sources, Period period, CancellationToken cancellation)
    {
        var figures = sources.Completeness is null ? null : await sources.Completeness.ReadAsync(period, cancellation).ConfigureAwait(false);
        if (figures is null) return this.NotAssessed(period, new Reason(ReasonCode.SourceMissing, "gateway_request_counter"));
        if (figures.Accepted == 0) return this.NotAssessed(period, new Reason(ReasonCode.NoData), 0);

        List<KeyValuePair<string, string>> values =
        [
            Value("accepted", figures.Accepted), Value("recorded", figures.Recorded), Value("lost", figures.Lost),
            Value("open", figures.Open), Value("unexplained", figures.Unexplained), Value("duplicates", figures.Duplicates),
            Value("cfg.capture_loss_max", sources.HighRiskConcerned ? 0m : sources.Settings.CaptureLossMax),
        ];
        var lossFits = sources.HighRiskConcerned
            ? figures.Lost == 0
            : figures.Lost <= figures.Accepted * sources.Settings.CaptureLossMax;
        var broken = figures.Gateways.Where(g => !g.AddsUp).Select(g =>
            $"{g.Instance}: accepted={Text(g.Accepted)} recorded={Text(g.Recorded)} lost={Text(g.Lost)} open={Text(g.Open)} "
            + $"numbers={string.Join(',', g.Holes.Take(20).Select(Text))}").ToList();
        if (!lossFits)
        {
            broken.AddRange(figures.Gateways.Where(g => g.Lost > 0).Select(g => $"{g.Instance}: lost={Text(g.Lost)}"));
            broken.AddRange(figures.Gateways.SelectMany(g => g.Losses).Select(Described));
        }

        return this.Of(broken.Count == 0 ? MetricState.Passed : MetricState.Failed, period, figures.Recorded, values, broken);
    }
    private static string Described(CaptureLossLine loss) =>
        $"{loss.Instance}: cause={loss.Cause} from={loss.From.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ} to={loss.To.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ} "
        + $"calls={Text(loss.Count)} provider={loss.Provider ?? "-"} system={loss.System ?? "-"}";
}
