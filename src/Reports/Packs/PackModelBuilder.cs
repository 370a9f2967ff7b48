using System.Globalization;
using AuditPipeline.Core.Controls;
using AuditPipeline.Core.Queries;
using AuditPipeline.Reports.Controls;

namespace AuditPipeline.Reports.Packs;

/// <summary>Evaluates every control of a pack and gathers its figures. Nothing is written.</summary>
public sealed class PackModelBuilder(ControlCatalogue catalogue, MetricEvaluators evaluators)
{
    private const string EvaluationQuery = "control_evaluation.v1";

    /// <summary>The pack's content.</summary>
    /// <exception cref="ArgumentException">The framework is not drawn, or the period is empty.</exception>
    public async ValueTask<PackModel> BuildAsync(PackRequest request, PackInputs inputs, CancellationToken cancellation)
    {
        var word = PackFrameworks.CatalogueWord(request.Framework)
            ?? throw new ArgumentException($"There is no pack '{request.Framework}'.", nameof(request));
        if (request.Period.From >= request.Period.To) throw new ArgumentException("The period is empty.", nameof(request));

        IReadOnlyList<AiSystem> systems = request.System is null
            ? inputs.Inventory
            : [inputs.Inventory.FirstOrDefault(s => s.Id == request.System) ?? new AiSystem { Id = request.System, Name = request.System }];
        var controlInputs = new ControlInputs(inputs.Profile, systems, inputs.Attestations, inputs.Integrity, inputs.Clock);
        var sources = new MetricSources
        {
            Records = inputs.Records,
            Completeness = inputs.Completeness,
            Inventory = inputs.Inventory,
            System = request.System,
            Suppliers = inputs.Suppliers,
            Integrity = inputs.Integrity,
            Settings = inputs.Settings,
            AskedAt = inputs.BuiltAt,
        };
        var controls = catalogue.OfPack(word);
        var figures = await FiguresAsync(request, inputs, cancellation).ConfigureAwait(false);
        var outcomes = await OutcomesAsync(controls, controlInputs, sources, request.Period, cancellation).ConfigureAwait(false);

        // The second drawing is the reproducibility check: the same questions again, every figure compared.
        var again = await OutcomesAsync(controls, controlInputs, sources, request.Period, cancellation).ConfigureAwait(false);
        var figuresAgain = await FiguresAsync(request, inputs, cancellation).ConfigureAwait(false);
        var reproducibility = PackSelfMetrics.Reproducibility(request.Period, outcomes, again, figures, figuresAgain);

        PackModel Draw(MetricOutcome traceability, MetricOutcome limitations) =>
            Model(request, inputs, systems, figures, [.. controls.Select(c => ControlEvaluator.Evaluate(
                c, controlInputs, request.Period,
                (metric, period) => metric.Metric switch
                {
                    PackSelfMetrics.ReproducibilityMetric => reproducibility with { Period = period },
                    PackSelfMetrics.TraceabilityMetric => traceability with { Period = period },
                    PackSelfMetrics.LimitationMetric => limitations with { Period = period },
                    _ => outcomes[(c.Id, metric.Metric, period)],
                }))]);

        // What the pack says of itself is measured on a drawing whose statements are the final ones; only these two outcomes differ.
        var draft = Draw(PackSelfMetrics.Pending(PackSelfMetrics.TraceabilityMetric, request.Period),
            PackSelfMetrics.Pending(PackSelfMetrics.LimitationMetric, request.Period));
        return Draw(PackSelfMetrics.Traceability(draft), PackSelfMetrics.Limitations(draft));
    }

    private async ValueTask<Dictionary<(string Control, string Metric, Period Period), MetricOutcome>> OutcomesAsync(
        IReadOnlyList<Control> controls, ControlInputs inputs, MetricSources sources, Period period, CancellationToken cancellation)
    {
        var shared = new Dictionary<(string, Period), MetricOutcome>();
        var all = new Dictionary<(string, string, Period), MetricOutcome>();
        foreach (var control in controls)
        {
            foreach (var segment in ControlEvaluator.Plan(control, inputs, period))
            {
                foreach (var metric in control.Automatic.Where(m => !PackSelfMetrics.Is(m.Metric)))
                {
                    var computed = evaluators.Metrics.Contains(metric.Metric);
                    if (!computed || !shared.TryGetValue((metric.Metric, segment.Period), out var outcome))
                    {
                        outcome = await evaluators.EvaluateAsync(control, metric, sources, segment.Period, cancellation).ConfigureAwait(false);
                        if (computed) shared[(metric.Metric, segment.Period)] = outcome;
                    }

                    all[(control.Id, metric.Metric, segment.Period)] = outcome;
                }
            }
        }

        return all;
    }

    private static async ValueTask<PackFigures> FiguresAsync(PackRequest request, PackInputs inputs, CancellationToken cancellation)
    {
        var filter = new InteractionFilter(request.Period, System: request.System);
        async ValueTask<IReadOnlyList<TotalsLine>> By(TotalsGrouping grouping) =>
            await inputs.Records.TotalsAsync(filter, grouping, cancellation).ConfigureAwait(false);

        return new PackFigures(
            inputs.Completeness is null ? null : await inputs.Completeness.ReadAsync(request.Period, cancellation).ConfigureAwait(false),
            (await By(TotalsGrouping.None).ConfigureAwait(false)).SingleOrDefault(),
            await By(TotalsGrouping.Day).ConfigureAwait(false),
            await By(TotalsGrouping.Model).ConfigureAwait(false),
            await By(TotalsGrouping.Provider).ConfigureAwait(false),
            await By(TotalsGrouping.System).ConfigureAwait(false),
            await By(TotalsGrouping.Outcome).ConfigureAwait(false),
            await inputs.Records.PiiAsync(filter, cancellation).ConfigureAwait(false));
    }

    private PackModel Model(
        PackRequest request, PackInputs inputs, IReadOnlyList<AiSystem> systems, PackFigures figures, IReadOnlyList<ControlFinding> findings)
    {
        var byId = findings.ToDictionary(f => f.Control.Id, StringComparer.Ordinal);
        var controls = new List<PackControl>();
        for (var chapter = 1; chapter <= DeployerChapters.Count; chapter++)
        {
            var place = 1;
            foreach (var id in DeployerChapters.Of(chapter))
            {
                // Places are kept free for what a control that does not apply would have said: ids must not move from pack to pack.
                var finding = byId[id];
                controls.Add(new PackControl(chapter, finding, [.. finding.Segments.Select((s, i) => Segment(finding.Control, s, chapter, place, i))]));
                place += 1 + finding.Control.Automatic.Count + finding.Control.Attested.Count;
            }
        }

        return new PackModel
        {
            Request = request,
            Inputs = inputs,
            CatalogueVersion = catalogue.Version,
            CatalogueSha256 = catalogue.Sha256,
            Systems = systems,
            Controls = controls,
            Figures = figures,
            FigureStatements = FigureStatements.Of(figures, request.Period),
        };
    }

    private static PackSegment Segment(Control control, SegmentFinding finding, int chapter, int place, int stretch)
    {
        string Id(int offset) => string.Create(CultureInfo.InvariantCulture, $"S-{chapter}.{place + offset}")
            + (stretch == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"/{stretch + 1}"));

        var period = finding.Segment.Period;
        return new PackSegment(
            finding,
            new PackStatement(Id(0), StatementKind.Result, control.Id, period, EvaluationQuery, finding.Metrics.Max(m => m.Records) ?? 0, null),
            [.. finding.Metrics.Select((m, i) =>
                new PackStatement(Id(1 + i), StatementKind.Metric, control.Id, m.Period, m.QueryId, m.Records, null))],
            [.. finding.Attested.Select((a, i) => new PackStatement(
                Id(1 + control.Automatic.Count + i), StatementKind.Attested, control.Id, period, null, null,
                string.Create(CultureInfo.InvariantCulture, $"{control.Id}/{a.Number}")))]);
    }
}
