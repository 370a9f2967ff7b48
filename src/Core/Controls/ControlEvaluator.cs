using System.Globalization;
using AuditPipeline.Core.Queries;

namespace AuditPipeline.Core.Controls;

/// <summary>Evaluates controls in the order of the catalogue guide, section 1: applicability, date, automatic evidence, attested
/// evidence, gap test, strength; then the overrides for a broken log and an unknown clock.
/// <para>Where something is proven to be missing and something else could not be assessed, the result is GAP and names both: a known
/// failure is never hidden behind an open question. Where nothing is proven missing but something is open, the result is NOT ASSESSED;
/// an open metric or an undecided gap line never turns into a pass. An override (broken log, unknown clock) takes the result away; the gaps
/// known all the same are listed beside it.</para></summary>
public static class ControlEvaluator
{
    private static readonly HashSet<string> GapWhenLogBroken =
        new(StringComparer.Ordinal) { "AIA-12.1", "AIA-19.1", "AIA-26.6", "CIR-3.2.5", "GDPR-5.1f" };

    /// <summary>Segments whose metrics have to be run before <see cref="Evaluate"/>; empty when the control does not apply for sure.</summary>
    public static IReadOnlyList<ControlSegment> Plan(Control control, ControlInputs inputs, Period period)
    {
        var applicability = ApplicabilityTest.Of(control.Condition, inputs.Profile, inputs.Systems);
        return applicability.Answer is Applies.Yes ? ControlSegments.Of(control, inputs.Profile, applicability, period) : [];
    }

    /// <param name="outcomes">Outcome of a metric of the control over a segment's period.</param>
    public static ControlFinding Evaluate(
        Control control, ControlInputs inputs, Period period, Func<EvidenceMetric, Period, MetricOutcome> outcomes)
    {
        var applicability = ApplicabilityTest.Of(control.Condition, inputs.Profile, inputs.Systems);
        return applicability.Answer switch
        {
            Applies.No => Undivided(control, applicability, period, ControlResult.NotApplicable,
                [.. applicability.Deciding.Select(f => new Reason(ReasonCode.ExcludedByProfile, f.ToString()))]),
            Applies.Unknown => Undivided(control, applicability, period, ControlResult.NotAssessed,
                [.. applicability.Deciding.Select(f =>
                    new Reason(ReasonCode.Unanswered, f.System is null ? f.Fact : $"{f.Fact} ({f.System})", ProfileFacts.Question(f.Fact)))]),
            _ => new ControlFinding(control, applicability,
                [.. ControlSegments.Of(control, inputs.Profile, applicability, period).Select(s => Segment(control, inputs, s, outcomes))]),
        };
    }

    private static ControlFinding Undivided(
        Control control, Applicability applicability, Period period, ControlResult result, IReadOnlyList<Reason> reasons) =>
        new(control, applicability, [new SegmentFinding(new ControlSegment(period, false, []), result, reasons, [], [], [], [], [])]);

    private static SegmentFinding Segment(
        Control control, ControlInputs inputs, ControlSegment segment, Func<EvidenceMetric, Period, MetricOutcome> outcomes)
    {
        var broken = inputs.Integrity?.Breaks(segment.Period) == true;
        var clockKnown = inputs.Clock.Trusted == true;
        var metrics = control.Automatic.Select(m => Believed(m, outcomes(m, segment.Period), clockKnown)).ToList();
        var attested = AttestationTest.Of(control, inputs.Attestations, segment.Period);
        var lines = control.GapWhen
            .Select((text, i) => new GapLine(text, Decide(GapRules.Of(control.Id, i), metrics, attested, segment.Period))).ToList();

        var counted = control.Automatic.Zip(metrics).Where(p => !p.First.Informational).Select(p => p.Second).ToList();
        var gaps = new List<Reason>();
        gaps.AddRange(counted.Where(m => m.State is MetricState.Failed).Select(m => new Reason(ReasonCode.MetricFailed, m.Metric)));
        gaps.AddRange(lines.Where(l => l.State is GapLineState.True).Select(l => new Reason(ReasonCode.GapLineTrue, l.Text)));
        gaps.AddRange(attested.Select(AttestationTest.Gap).OfType<Reason>());
        var open = new List<Reason>();
        open.AddRange(counted.Where(m => m.State is MetricState.NotAssessed).Select(m => new Reason(ReasonCode.MetricNotAssessed, m.Metric)));
        open.AddRange(lines.Where(l => l.State is GapLineState.Undecided).Select(l => new Reason(ReasonCode.GapLineUndecided, l.Text)));

        if (broken && control.Automatic.Count > 0)
        {
            var failures = new Reason(ReasonCode.IntegrityFailed, inputs.Integrity!.Failed.ToString(CultureInfo.InvariantCulture));
            return GapWhenLogBroken.Contains(control.Id)
                ? Finding(ControlResult.Gap, [failures, .. gaps], open, [])
                : Finding(ControlResult.NotAssessed, [failures], [], gaps);
        }

        if (!clockKnown && control.Automatic.Any(m => !m.Informational && IsDeadline(m)))
            return Finding(ControlResult.NotAssessed, [new Reason(ReasonCode.ClockUnknown), .. open], [], gaps);
        if (gaps.Count > 0) return Finding(ControlResult.Gap, gaps, open, []);
        if (open.Count > 0) return Finding(ControlResult.NotAssessed, open, [], []);
        return control.Strength switch
        {
            ControlStrength.Demonstrates =>
                Finding(ControlResult.Evidenced, [new Reason(ReasonCode.NothingMissing), new Reason(ReasonCode.Limits, control.Limits!)], [], []),
            ControlStrength.Supports => Finding(ControlResult.Supported, [new Reason(ReasonCode.NothingMissing)], [], []),
            _ => Finding(ControlResult.ContextProvided, [new Reason(ReasonCode.NothingMissing)], [], []),
        };

        SegmentFinding Finding(ControlResult result, IReadOnlyList<Reason> reasons, IReadOnlyList<Reason> also, IReadOnlyList<Reason> known) =>
            new(segment, result, reasons, also, known, metrics, attested, lines);
    }

    /// <summary>Metrics that hold a time against a limit; without a trusted clock they say nothing.</summary>
    public static bool IsDeadline(EvidenceMetric metric) =>
        metric.Metric.Contains("clock", StringComparison.Ordinal) || metric.Metric.Contains("timeliness", StringComparison.Ordinal)
        || metric.PassCondition.Contains("submitted_at", StringComparison.Ordinal)
        || metric.PassCondition.Contains("answer_at", StringComparison.Ordinal)
        || metric.PassCondition.Contains("due_at", StringComparison.Ordinal);

    private static MetricOutcome Believed(EvidenceMetric metric, MetricOutcome outcome, bool clockKnown)
    {
        if (outcome.State is not (MetricState.Passed or MetricState.Failed)) return outcome;
        if (!clockKnown && IsDeadline(metric))
            return outcome with { State = MetricState.NotAssessed, Reasons = [new Reason(ReasonCode.ClockUnknown), .. outcome.Reasons] };
        return metric.Informational ? outcome with { State = MetricState.Informational } : outcome;
    }

    private static GapLineState Decide(
        IReadOnlyList<string> deciders, IReadOnlyList<MetricOutcome> metrics, IReadOnlyList<AttestedItem> attested, Period period)
    {
        if (deciders.Count == 0) return GapLineState.Undecided;
        var states = deciders.Select(d => DecideOne(d.Split(':'), metrics, attested, period)).ToList();
        if (states.Contains(GapLineState.True)) return GapLineState.True;
        return states.TrueForAll(s => s is GapLineState.False) ? GapLineState.False : GapLineState.Undecided;
    }

    private static GapLineState DecideOne(
        string[] decider, IReadOnlyList<MetricOutcome> metrics, IReadOnlyList<AttestedItem> attested, Period period)
    {
        switch (decider[0])
        {
            case "metric":
                return metrics.FirstOrDefault(m => m.Metric == decider[1])?.State switch
                {
                    MetricState.Failed => GapLineState.True,
                    MetricState.Passed => GapLineState.False,
                    _ => GapLineState.Undecided,
                };
            case "unmeasured":
                return metrics.FirstOrDefault(m => m.Metric == decider[1])?.State is MetricState.NotAssessed or null
                    ? GapLineState.True
                    : GapLineState.False;
            case "unrecorded":
                return RecordedFields.Has(decider[1]) ? GapLineState.Undecided : GapLineState.True;
            case "attested":
                var item = attested.FirstOrDefault(a => a.Number == int.Parse(decider[1], CultureInfo.InvariantCulture));
                if (item is not { State: AttestedState.Valid }) return GapLineState.True;
                if (decider.Length < 3) return GapLineState.False;
                var oldest = AttestationTest.LastDay(period).AddMonths(-int.Parse(decider[2], CultureInfo.InvariantCulture));
                return item.Attestation!.Date < oldest ? GapLineState.True : GapLineState.False;
            default:
                throw new InvalidOperationException($"Gap decider '{decider[0]}' is unknown.");
        }
    }
}
