using AuditPipeline.Core.Controls;
using AuditPipeline.Reports.Packs;

namespace AuditPipeline.Reports.Tests.Controls;

public sealed class CatalogueTests
{
    [Fact]
    public void Embedded_catalogue_is_the_version_the_guide_describes()
    {
        var controls = Some.Catalogue.Controls;

        controls.Count.ShouldBe(91);
        controls.Count(c => c.Status is ControlStatus.InForce).ShouldBe(48);
        controls.Count(c => c.Status is ControlStatus.AppliesLater).ShouldBe(36);
        controls.Count(c => c.Status is ControlStatus.Unverified).ShouldBe(7);
        controls.Count(c => c.Strength is ControlStrength.Demonstrates).ShouldBe(9);
        Some.Catalogue.OfPack("aia-deployer").Count.ShouldBe(37);
    }

    [Fact]
    public void Chapters_hold_each_deployer_control_once()
    {
        var placed = Enumerable.Range(1, DeployerChapters.Count).SelectMany(DeployerChapters.Of).ToList();

        placed.ShouldBe(Some.Catalogue.OfPack("aia-deployer").Select(c => c.Id), ignoreOrder: true);
    }

    [Fact]
    public void Gap_rules_fit_the_lines_metrics_and_items_of_their_controls()
    {
        GapRules.CatalogueVersion.ShouldBe(Some.Catalogue.Version);
        foreach (var control in Some.Catalogue.OfPack("aia-deployer"))
        {
            GapRules.Lines(control.Id).ShouldBe(control.GapWhen.Count, control.Id);
            foreach (var decider in control.GapWhen.SelectMany((_, i) => GapRules.Of(control.Id, i)).Select(d => d.Split(':')))
            {
                if (decider[0] is "metric" or "unmeasured") control.Automatic.ShouldContain(m => m.Metric == decider[1], $"{control.Id} {decider[1]}");
                if (decider[0] is "attested") int.Parse(decider[1]).ShouldBeInRange(1, control.Attested.Count, control.Id);
            }
        }
    }

    [Fact]
    public void Every_control_of_the_whole_catalogue_gets_a_result_with_a_reason()
    {
        var inputs = new ControlInputs(new OrganisationProfile { LegalPerson = "X" }, [Some.Helpdesk()], [], null, ClockAssessment.Unknown);
        foreach (var control in Some.Catalogue.Controls)
        {
            var finding = ControlEvaluator.Evaluate(
                control, inputs, Some.November, (m, p) => AuditPipeline.Reports.Controls.MetricEvaluators.NotComputed(control, m, p));

            finding.Segments.ShouldAllBe(s => s.Reasons.Count > 0, control.Id);
            finding.Result.ShouldBeOneOf([ControlResult.Gap, ControlResult.NotAssessed, ControlResult.NotApplicable], control.Id);
        }
    }

    [Fact]
    public void Logging_duties_of_deployers_are_readiness_before_december_2027()
    {
        var inputs = new ControlInputs(new OrganisationProfile { LegalPerson = "X" }, [Some.Helpdesk()], [], null, ClockAssessment.Unknown);
        var control = Some.Catalogue.Controls.Single(c => c.Id == "AIA-26.6");

        var finding = ControlEvaluator.Evaluate(
            control, inputs, Some.November, (m, p) => AuditPipeline.Reports.Controls.MetricEvaluators.NotComputed(control, m, p));

        finding.Readiness.ShouldBeTrue();
    }
}
