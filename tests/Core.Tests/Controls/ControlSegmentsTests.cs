using AuditPipeline.Core.Controls;
using AuditPipeline.Core.Queries;

namespace AuditPipeline.Core.Tests.Controls;

public sealed class ControlSegmentsTests
{
    private const string ChapterIii =
        "Chapter III Sections 1-3 apply from 2027-12-02 for Annex III systems and from 2028-08-02 for Annex I systems (Art. 113).";

    [Theory]
    [InlineData("2026-11-01", "2026-12-01", true)]
    [InlineData("2027-11-02", "2027-12-02", true)]
    [InlineData("2027-12-02", "2027-12-31", false)]
    public void Period_that_ends_before_the_date_is_readiness(string from, string to, bool readiness)
    {
        var segments = Segments(Some.Control(from: "2027-12-02"), Some.Days(from, to), Some.System());

        segments.Single().Readiness.ShouldBe(readiness);
    }

    [Fact]
    public void Period_that_straddles_the_date_is_split_on_it()
    {
        var segments = Segments(Some.Control(from: "2026-11-16"), Some.November, Some.System());

        segments.Select(s => (s.Period, s.Readiness)).ShouldBe(
            [(Some.Days("2026-11-01", "2026-11-16"), true), (Some.Days("2026-11-16", "2026-12-01"), false)]);
    }

    [Fact]
    public void Annex_I_systems_are_bound_later()
    {
        var control = Some.Control(from: "2027-12-02", note: ChapterIii);
        var period = Some.Days("2028-01-01", "2028-02-01");

        var only = Segments(control, period, Some.System("lift", RiskClasses.AnnexI));
        var both = Segments(control, period, Some.System("lift", RiskClasses.AnnexI), Some.System("hiring"));

        only.Single().Readiness.ShouldBeTrue();
        both.Single().Readiness.ShouldBeFalse();
        both.Single().Notes.Single().ShouldBeEquivalentTo(new Reason(ReasonCode.PartlyBefore, "lift", "2028-08-02"));
    }

    [Fact]
    public void Two_dates_ahead_name_the_systems_they_are_for()
    {
        var control = Some.Control(from: "2027-12-02", note: ChapterIii);

        var segments = Segments(control, Some.November, Some.System("lift", RiskClasses.AnnexI), Some.System("hiring"));

        segments.Single().Readiness.ShouldBeTrue();
        segments.Single().Notes.Select(n => string.Join(' ', n.Arguments)).ShouldBe(["hiring 2027-12-02", "lift 2028-08-02"]);
    }

    [Fact]
    public void Unsettled_date_prints_every_date_of_the_note()
    {
        var control = Some.Control(
            from: "2026-08-02", status: ControlStatus.Unverified, note: "Read literally since 2026-08-02; systematically (2027-12-02 / 2028-08-02).");

        var segments = Segments(control, Some.November, Some.System());

        segments.Single().Notes.Single().ShouldBeEquivalentTo(
            new Reason(ReasonCode.DateNotSettled, "2026-08-02, 2027-12-02, 2028-08-02"));
    }

    [Fact]
    public void National_date_counts_where_the_catalogue_has_one()
    {
        var control = Some.Control(from: "2024-10-18", national: [new NationalRule("NL", "Cbw Art. 21", new DateOnly(2026, 8, 15), null)]);
        var july = Some.Days("2026-07-01", "2026-08-01");
        var applies = new Applicability(Applies.Yes, [], [], false);

        var dutch = ControlSegments.Of(control, Some.Profile(), applies, july);
        var belgian = ControlSegments.Of(control, Some.Profile() with { MemberState = "BE" }, applies, july);

        dutch.Single().Readiness.ShouldBeTrue();
        belgian.Single().Notes.Single().Code.ShouldBe(ReasonCode.NationalDateUnknown);
    }

    private static IReadOnlyList<ControlSegment> Segments(Control control, Period period, params AiSystem[] systems) =>
        ControlSegments.Of(control, Some.Profile(), new Applicability(Applies.Yes, systems, [], false), period);
}
