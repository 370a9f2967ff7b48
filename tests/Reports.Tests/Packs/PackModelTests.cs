using AuditPipeline.Core.Controls;
using AuditPipeline.Reports.Packs;

namespace AuditPipeline.Reports.Tests.Packs;

public sealed class PackModelTests
{
    [Fact]
    public async Task Each_of_the_37_controls_gets_a_result_and_a_reason()
    {
        var model = await Some.Builder().BuildAsync(Some.Request(), Some.Inputs(), TestContext.Current.CancellationToken);

        model.Controls.Count.ShouldBe(37);
        model.Controls.SelectMany(c => c.Segments).ShouldAllBe(s => s.Finding.Reasons.Count > 0);
        model.Overview.Sum(o => o.Value).ShouldBe(37);
    }

    [Fact]
    public async Task Statement_ids_are_unique_and_do_not_move_when_results_change()
    {
        var full = await Some.Builder().BuildAsync(Some.Request(), Some.Inputs(), TestContext.Current.CancellationToken);
        var unclassified = await Some.Builder().BuildAsync(Some.Request(), Some.Inputs() with { Inventory = [] }, TestContext.Current.CancellationToken);

        var ids = full.Statements.Select(s => s.Id).ToList();
        ids.ShouldBeUnique();
        var later = unclassified.Statements.ToDictionary(s => s.Id, s => (s.Control, s.Kind));
        foreach (var statement in full.Statements.Where(s => later.ContainsKey(s.Id))) later[statement.Id].ShouldBe((statement.Control, statement.Kind));
        full.Controls.Single(c => c.Finding.Control.Id == "AIA-26.6").Segments[0].Result.Id.ShouldBe("S-8.1");
    }

    [Fact]
    public async Task Pack_measures_itself()
    {
        var model = await Some.Builder().BuildAsync(Some.Request(), Some.Inputs(), TestContext.Current.CancellationToken);

        var own = model.Controls.Single(c => c.Finding.Control.Id == "AIA-99").Finding.Segments[0].Metrics;
        own.Select(m => (m.Metric, m.State)).ShouldBe(
        [
            ("pack_reproducibility", MetricState.Passed), ("claim_traceability", MetricState.Passed), ("limitation_statement", MetricState.Passed),
        ]);
    }

    [Fact]
    public async Task Control_with_everything_in_place_is_supported()
    {
        var attestation = new Attestation("AIA-99", 1, "Officer", new DateOnly(2026, 11, 1), new string('c', 64), new DateOnly(2027, 11, 1));

        var model = await Some.Builder().BuildAsync(Some.Request(), Some.Inputs() with { Attestations = [attestation] }, TestContext.Current.CancellationToken);

        model.Controls.Single(c => c.Finding.Control.Id == "AIA-99").Finding.Result.ShouldBe(ControlResult.Supported);
    }

    [Fact]
    public async Task Redaction_switched_off_on_one_route_is_a_gap_with_route_and_hour()
    {
        var records = Some.Records();
        records.Redaction(100, 0, 18);

        var model = await Some.Builder().BuildAsync(Some.Request(), Some.Inputs(records), TestContext.Current.CancellationToken);

        var finding = model.Controls.Single(c => c.Finding.Control.Id == "GDPR-5.1c").Finding;
        finding.Result.ShouldBe(ControlResult.Gap);
        finding.Segments[0].Reasons.ShouldContain(r => r.Code == ReasonCode.MetricFailed && r.Arguments[0] == "redaction_coverage");
        finding.Segments[0].Metrics.Single(m => m.Metric == "redaction_coverage").Reasons[0].Arguments[0].ShouldStartWith("system=helpdesk provider=openai hour=2026-11-20T10");
    }

    [Fact]
    public async Task Broken_log_makes_the_keeping_of_logs_a_gap_and_takes_the_rest_away()
    {
        var model = await Some.Builder().BuildAsync(Some.Request(), Some.Inputs() with { Integrity = Some.Integrity(failed: 3) }, TestContext.Current.CancellationToken);

        model.Controls.Single(c => c.Finding.Control.Id == "AIA-26.6").Finding.Result.ShouldBe(ControlResult.Gap);
        model.Controls.Where(c => c.Finding.Control.Id != "AIA-26.6" && c.Finding.Applicability.Answer is Applies.Yes)
            .ShouldAllBe(c => c.Finding.Result == ControlResult.NotAssessed);
    }

    [Fact]
    public async Task Period_over_the_date_of_the_new_prohibitions_is_split_there()
    {
        var winter = Some.Days("2026-11-15", "2026-12-15");
        var video = Some.Helpdesk() with { ModalitiesOut = ["video"] };

        var model = await Some.Builder().BuildAsync(Some.Request(period: winter), Some.Inputs() with { Inventory = [video] }, TestContext.Current.CancellationToken);

        var control = model.Controls.Single(c => c.Finding.Control.Id == "AIA-5.1ba");
        control.Segments.Select(s => s.Finding.Segment.Readiness).ShouldBe([true, false]);
        control.Segments[1].Result.Id.ShouldEndWith("/2");
    }

    [Fact]
    public async Task Same_question_gives_the_same_bytes()
    {
        var first = FindingsJson.Write(await Some.Builder().BuildAsync(Some.Request(), Some.Inputs(), TestContext.Current.CancellationToken));
        var second = FindingsJson.Write(await Some.Builder().BuildAsync(Some.Request(), Some.Inputs(), TestContext.Current.CancellationToken));

        second.ShouldBe(first);
    }

    [Fact]
    public async Task Unknown_system_is_asked_about_and_not_passed()
    {
        var model = await Some.Builder().BuildAsync(Some.Request(system: "shadow"), Some.Inputs(), TestContext.Current.CancellationToken);

        model.Controls.Single(c => c.Finding.Control.Id == "AIA-26.6").Finding.Result.ShouldBe(ControlResult.NotAssessed);
    }
}
