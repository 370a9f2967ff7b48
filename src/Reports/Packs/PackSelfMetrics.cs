using System.Globalization;
using System.Text;
using AuditPipeline.Core.Controls;
using AuditPipeline.Core.Queries;
using AuditPipeline.Reports.Press.Model;

namespace AuditPipeline.Reports.Packs;

/// <summary>The metrics a pack takes of itself (AIA-99): can its figures be drawn again, is every statement traced, does it show its limits.</summary>
internal static class PackSelfMetrics
{
    public const string ReproducibilityMetric = "pack_reproducibility";
    public const string TraceabilityMetric = "claim_traceability";
    public const string LimitationMetric = "limitation_statement";

    public static bool Is(string metric) => metric is ReproducibilityMetric or TraceabilityMetric or LimitationMetric;

    public static MetricOutcome Pending(string metric, Period period) =>
        new(metric, MetricState.Passed, Id(metric), period, 0, [], []);

    /// <summary>Compares two drawings of the same pack figure by figure.</summary>
    public static MetricOutcome Reproducibility(
        Period period,
        Dictionary<(string Control, string Metric, Period Period), MetricOutcome> first,
        Dictionary<(string Control, string Metric, Period Period), MetricOutcome> second,
        PackFigures figures, PackFigures again)
    {
        var one = Flat(first, figures);
        var two = Flat(second, again);
        var different = one.Keys.Union(two.Keys)
            .Where(k => one.GetValueOrDefault(k) != two.GetValueOrDefault(k)).Order(StringComparer.Ordinal).ToList();
        return new MetricOutcome(
            ReproducibilityMetric, different.Count == 0 ? MetricState.Passed : MetricState.Failed, Id(ReproducibilityMetric), period,
            figures.Total?.Calls ?? 0,
            [new("figures", Text(one.Count)), new("equal", Text(one.Count - different.Count)), new("different", Text(different.Count))],
            [.. different.Take(50).Select(k => new Reason(ReasonCode.Cause, $"{k}: {one.GetValueOrDefault(k)} / {two.GetValueOrDefault(k)}"))]);
    }

    /// <summary>Share of claims that carry control, query, period and record count, or the attested item. A metric nobody computes claims
    /// nothing; it is shown as not assessed.</summary>
    public static MetricOutcome Traceability(PackModel model)
    {
        var claims = model.Controls.SelectMany(c => c.Segments)
            .SelectMany(s => s.Finding.Metrics.Zip(s.Metrics).Where(p => p.First.Values.Count > 0 || p.First.State is not MetricState.NotAssessed)
                .Select(p => p.Second).Prepend(s.Result).Concat(s.Attested))
            .Concat(model.FigureStatements.Values.Where(s => s.QueryId is not null))
            .ToList();
        var untraced = claims.Where(c => !c.Traced).Select(c => c.Id).ToList();
        return new MetricOutcome(
            TraceabilityMetric, untraced.Count == 0 ? MetricState.Passed : MetricState.Failed, Id(TraceabilityMetric), model.Request.Period,
            model.Figures.Total?.Calls ?? 0,
            [new("claims", Text(claims.Count)), new("traced", Text(claims.Count - untraced.Count))],
            [.. untraced.Take(50).Select(i => new Reason(ReasonCode.Cause, i))]);
    }

    /// <summary>Draws the document and looks for the sections that state its limits, and for words it must not use.</summary>
    public static MetricOutcome Limitations(PackModel model)
    {
        var words = PackWords.Of(model.Request.Language);
        var blocks = DeployerPackDocument.Create(model, new string('0', 64)).Blocks;
        var headings = blocks.OfType<HeadingBlock>().Select(h => h.Text).ToHashSet(StringComparer.Ordinal);
        var missing = words.LimitationSections.Where(s => !headings.Contains(s)).ToList();
        var text = new StringBuilder();
        PressText.Append(blocks, text);
        foreach (var stated in Stated(model)) text.Replace(stated, "");
        var claimed = ForbiddenWords.In(text.ToString());
        return new MetricOutcome(
            LimitationMetric, missing.Count + claimed.Count == 0 ? MetricState.Passed : MetricState.Failed, Id(LimitationMetric),
            model.Request.Period, model.Figures.Total?.Calls ?? 0,
            [
                new("sections", Text(words.LimitationSections.Count)), new("sections_present", Text(words.LimitationSections.Count - missing.Count)),
                new("forbidden_words", Text(claimed.Count)),
            ],
            [.. missing.Concat(claimed).Select(c => new Reason(ReasonCode.Cause, c))]);
    }

    // Names and references of the organisation's own are not our wording.
    private static IEnumerable<string> Stated(PackModel model) =>
        model.Systems.SelectMany(s => (string[])[s.Id, s.Name])
            .Concat([model.Inputs.Profile.LegalPerson, model.Inputs.Signer, model.Request.Authority, model.Request.RequestReference])
            .Concat(model.Inputs.Attestations.Select(a => a.Owner))
            .OfType<string>().Where(s => s.Length > 0).OrderByDescending(s => s.Length);

    private static Dictionary<string, string> Flat(
        Dictionary<(string Control, string Metric, Period Period), MetricOutcome> outcomes, PackFigures figures)
    {
        var flat = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var ((control, metric, period), outcome) in outcomes.Where(o => o.Value.QueryId is not null))
        {
            var place = $"{control} {metric} {period.From.UtcDateTime:yyyy-MM-dd}";
            flat[$"{place} records"] = outcome.Records?.ToString(CultureInfo.InvariantCulture) ?? "-";
            foreach (var value in outcome.Values) flat[$"{place} {value.Key}"] = value.Value;
        }

        (string Name, IReadOnlyList<TotalsLine> Lines)[] totals =
        [
            ("total", figures.Total is null ? [] : [figures.Total]), ("day", figures.ByDay), ("model", figures.ByModel),
            ("provider", figures.ByProvider), ("system", figures.BySystem), ("outcome", figures.ByOutcome),
        ];
        foreach (var (name, lines) in totals)
        {
            foreach (var line in lines) flat[$"{name} {line.Key ?? "(none)"}"] = line.ToString();
        }

        foreach (var line in figures.Pii) flat[$"pii {line.Kind}"] = line.ToString();
        foreach (var gateway in figures.Completeness?.Gateways ?? [])
        {
            flat[string.Create(CultureInfo.InvariantCulture, $"gateway {gateway.Instance} {gateway.First}")] = string.Create(CultureInfo.InvariantCulture,
                $"{gateway.Accepted} {gateway.Recorded} {gateway.Lost} {gateway.Open} {gateway.Duplicates} {string.Join(' ', gateway.Holes)}");
            foreach (var loss in gateway.Losses)
                flat[string.Create(CultureInfo.InvariantCulture, $"loss {loss.Instance} {loss.FirstNumber}")] = loss.ToString();
        }

        return flat;
    }

    private static string Id(string metric) => metric + ".v1";

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
