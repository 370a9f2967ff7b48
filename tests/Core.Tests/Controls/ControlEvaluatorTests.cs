using AuditPipeline.Core.Controls;

namespace AuditPipeline.Core.Tests.Controls;

public sealed class ControlEvaluatorTests
{
    [Theory]
    [InlineData(ControlStrength.Context, ControlResult.ContextProvided)]
    [InlineData(ControlStrength.Supports, ControlResult.Supported)]
    [InlineData(ControlStrength.Demonstrates, ControlResult.Evidenced)]
    public void Strength_decides_where_nothing_is_missing(ControlStrength strength, ControlResult expected)
    {
        var finding = Evaluate(Some.Control(strength: strength), MetricState.Passed);

        finding.Result.ShouldBe(expected);
    }

    [Theory]
    [InlineData(MetricState.Failed, ControlResult.Gap)]
    [InlineData(MetricState.NotAssessed, ControlResult.NotAssessed)]
    [InlineData(MetricState.Informational, ControlResult.Supported)]
    public void Metric_decides_before_strength(MetricState state, ControlResult expected)
    {
        var finding = Evaluate(Some.Control(), state);

        finding.Result.ShouldBe(expected);
    }

    [Theory]
    [InlineData(MetricState.Failed)]
    [InlineData(MetricState.NotAssessed)]
    public void Informational_metric_never_changes_a_result(MetricState state)
    {
        var control = Some.Control(metrics: [new EvidenceMetric("m1", "counts", "informational; flag when high")]);

        var finding = Evaluate(control, state);

        finding.Result.ShouldBe(ControlResult.Supported);
    }

    [Fact]
    public void Known_gap_is_not_hidden_behind_an_open_question()
    {
        var control = Some.Control(metrics: [new EvidenceMetric("m1", "a", "x = 0"), new EvidenceMetric("m2", "b", "y = 0")]);

        var finding = ControlEvaluator.Evaluate(control, Some.Inputs(), Some.November,
            (m, p) => Some.Outcome(m.Metric, m.Metric == "m1" ? MetricState.Failed : MetricState.NotAssessed, p));

        finding.Result.ShouldBe(ControlResult.Gap);
        finding.Segments[0].Reasons.Single().ShouldBeEquivalentTo(new Reason(ReasonCode.MetricFailed, "m1"));
        finding.Segments[0].AlsoNotAssessed.Single().ShouldBeEquivalentTo(new Reason(ReasonCode.MetricNotAssessed, "m2"));
    }

    [Fact]
    public void Gap_line_that_nothing_decides_is_not_a_pass()
    {
        var finding = Evaluate(Some.Control(gaps: ["a thing nobody maps"]), MetricState.Passed);

        finding.Result.ShouldBe(ControlResult.NotAssessed);
        finding.Segments[0].GapLines.Single().State.ShouldBe(GapLineState.Undecided);
    }

    [Theory]
    [InlineData("Officer", "2026-10-01", "2027-10-01", AttestedState.Valid, ControlResult.Supported)]
    [InlineData("Officer", "2026-10-01", "2026-11-29", AttestedState.Expired, ControlResult.Gap)]
    [InlineData("Officer", "2026-10-01", "2026-11-30", AttestedState.Valid, ControlResult.Supported)]
    [InlineData("Officer", "2026-12-01", "2027-10-01", AttestedState.Later, ControlResult.Gap)]
    [InlineData("", "2026-10-01", "2027-10-01", AttestedState.Incomplete, ControlResult.Gap)]
    public void Attested_item_counts_only_when_complete_and_valid_on_the_last_day(
        string owner, string date, string expires, AttestedState state, ControlResult result)
    {
        var control = Some.Control(attested: ["Programme"]);
        var attestation = new Attestation("T-1", 1, owner, DateOnly.Parse(date), Some.Hash, DateOnly.Parse(expires));

        var finding = ControlEvaluator.Evaluate(
            control, Some.Inputs(attestations: [attestation]), Some.November, (m, p) => Some.Outcome(m.Metric, MetricState.Passed, p));

        finding.Segments[0].Attested.Single().State.ShouldBe(state);
        finding.Result.ShouldBe(result);
    }

    [Fact]
    public void Missing_attested_item_is_a_gap()
    {
        var finding = Evaluate(Some.Control(attested: ["Programme"]), MetricState.Passed);

        finding.Result.ShouldBe(ControlResult.Gap);
        finding.Segments[0].Reasons.Single().Code.ShouldBe(ReasonCode.AttestationMissing);
    }

    [Fact]
    public void Excluded_control_names_the_value_that_excluded_it()
    {
        var control = Some.Control(when: "system.risk_class in {high-risk-annex-iii}");

        var finding = ControlEvaluator.Evaluate(
            control, Some.Inputs([Some.System(risk: RiskClasses.NotHighRisk)]), Some.November, (_, _) => throw new InvalidOperationException());

        finding.Result.ShouldBe(ControlResult.NotApplicable);
        finding.Segments[0].Reasons.Single().Arguments.ShouldBe(["system.risk_class = not-high-risk (helpdesk)"]);
    }

    [Fact]
    public void Unanswered_question_is_not_assessed_and_asked()
    {
        var finding = ControlEvaluator.Evaluate(
            Some.Control(when: "system.workplace = true"), Some.Inputs(), Some.November, (_, _) => throw new InvalidOperationException());

        finding.Result.ShouldBe(ControlResult.NotAssessed);
        finding.Segments[0].Reasons.Single().ShouldBeEquivalentTo(
            new Reason(ReasonCode.Unanswered, "system.workplace (helpdesk)", "Is the system used at the workplace?"));
    }

    [Fact]
    public void Broken_log_takes_every_log_based_result_away_and_lists_known_gaps()
    {
        var control = Some.Control(attested: ["Programme"]);

        var finding = ControlEvaluator.Evaluate(
            control, Some.Inputs(integrity: Some.Integrity(failed: 1)), Some.November, (m, p) => Some.Outcome(m.Metric, MetricState.Passed, p));

        finding.Result.ShouldBe(ControlResult.NotAssessed);
        finding.Segments[0].Reasons.Single().Code.ShouldBe(ReasonCode.IntegrityFailed);
        finding.Segments[0].KnownGaps.Single().Code.ShouldBe(ReasonCode.AttestationMissing);
    }

    [Theory]
    [InlineData("AIA-12.1")]
    [InlineData("AIA-19.1")]
    [InlineData("AIA-26.6")]
    [InlineData("CIR-3.2.5")]
    [InlineData("GDPR-5.1f")]
    public void Broken_log_is_a_gap_where_the_log_itself_is_the_duty(string id)
    {
        var finding = ControlEvaluator.Evaluate(
            Some.Control(id), Some.Inputs(integrity: Some.Integrity(failed: 1)), Some.November,
            (m, p) => Some.Outcome(m.Metric, MetricState.Passed, p));

        finding.Result.ShouldBe(ControlResult.Gap);
    }

    [Fact]
    public void Broken_log_outside_the_period_takes_nothing_away()
    {
        var october = Some.Integrity(failed: 1, affected: [Some.Days("2026-10-01", "2026-11-01")]);

        var finding = ControlEvaluator.Evaluate(
            Some.Control(), Some.Inputs(integrity: october), Some.November, (m, p) => Some.Outcome(m.Metric, MetricState.Passed, p));

        finding.Result.ShouldBe(ControlResult.Supported);
    }

    [Theory]
    [InlineData("erasure_clock", "answer_at <= received_at + 1 calendar month", ControlResult.NotAssessed)]
    [InlineData("count", "count = 0", ControlResult.Supported)]
    public void Unknown_clock_judges_no_deadline(string metric, string pass, ControlResult expected)
    {
        var control = Some.Control(metrics: [new EvidenceMetric(metric, "d", pass)]);

        var finding = ControlEvaluator.Evaluate(
            control, Some.Inputs(clock: ClockAssessment.Unknown), Some.November, (m, p) => Some.Outcome(m.Metric, MetricState.Passed, p));

        finding.Result.ShouldBe(expected);
    }

    [Fact]
    public void Readiness_is_said_with_the_result_and_a_split_period_has_two()
    {
        var control = Some.Control(from: "2026-11-16");

        var finding = ControlEvaluator.Evaluate(control, Some.Inputs(), Some.November,
            (m, p) => Some.Outcome(m.Metric, p.From == Some.November.From ? MetricState.Failed : MetricState.Passed, p));

        finding.Segments.Select(s => (s.Segment.Readiness, s.Result)).ShouldBe([(true, ControlResult.Gap), (false, ControlResult.Supported)]);
        finding.Result.ShouldBe(ControlResult.Gap);
        finding.Readiness.ShouldBeFalse();
    }

    private static ControlFinding Evaluate(Control control, MetricState state) =>
        ControlEvaluator.Evaluate(control, Some.Inputs(), Some.November, (m, p) => Some.Outcome(m.Metric, state, p));
}
