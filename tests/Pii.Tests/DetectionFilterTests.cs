using AuditPipeline.Core.Redaction;

namespace AuditPipeline.Pii.Tests;

public sealed class DetectionFilterTests
{
    private static readonly HashSet<string> NoTypes = [];
    private static readonly Dictionary<string, double> NoScores = [];

    private static string[] Kept(DetectionFilter filter)
    {
        List<Detection> found = [new(0, 3, "A", 0.9, "earlier"), new(0, 3, "A", 0.4, "x"), new(4, 3, "B", 0.9, "x"), new(8, 3, "A", 0.9, "x")];
        filter.Apply("abc def ghi", found, 1);
        return [.. found.Skip(1).Select(d => $"{d.Kind}{d.Start}")];
    }

    [Fact]
    public void Nothing_is_left_out_without_rules()
    {
        Kept(DetectionFilter.None).ShouldBe(["A0", "B4", "A8"]);
        DetectionFilter.None.Rules.ShouldBeEmpty();
    }

    [Fact]
    public void Types_scores_and_values_are_left_out()
    {
        Kept(new DetectionFilter(AllowList.Empty, new HashSet<string> { "B" }, NoScores)).ShouldBe(["A0", "A8"]);
        Kept(new DetectionFilter(AllowList.Empty, NoTypes, new Dictionary<string, double> { ["A"] = 0.5 })).ShouldBe(["B4", "A8"]);
        Kept(new DetectionFilter(new AllowList(["ghi"]), NoTypes, NoScores)).ShouldBe(["A0", "B4"]);
    }

    [Fact]
    public void What_was_found_before_stays()
    {
        List<Detection> found = [new(0, 3, "A", 0.1, "x")];

        new DetectionFilter(AllowList.Empty, new HashSet<string> { "A" }, NoScores).Apply("abc", found, 1);

        found.Count.ShouldBe(1);
    }

    [Fact]
    public void A_filter_is_part_of_the_version_of_an_engine()
    {
        var filtered = new PiiEngine(RecognizerCatalogue.All, new DetectionFilter(AllowList.Empty, new HashSet<string> { "URL" }, NoScores));

        filtered.Version.ShouldNotBe(PiiEngine.OfCatalogue.Version);
        filtered.Entities.ShouldNotContain("URL");
    }
}
