using AuditPipeline.Core.Redaction;
using FsCheck;
using FsCheck.Fluent;

namespace AuditPipeline.Core.Tests.Redaction;

public sealed class DetectionResolverTests
{
    private static Detection At(int start, int length, double score = 0.5, string kind = "A") => new(start, length, kind, score, "test");

    [Fact]
    public void Higher_score_wins_over_longer()
    {
        var kept = DetectionResolver.Resolve([At(0, 10), At(4, 2, 0.9)]);

        kept.ShouldBe([At(4, 2, 0.9)]);
    }

    [Fact]
    public void Longer_wins_at_equal_score_then_earlier_then_ordinal_kind()
    {
        DetectionResolver.Resolve([At(3, 4), At(0, 5)]).ShouldBe([At(0, 5)]);
        DetectionResolver.Resolve([At(3, 5), At(0, 5)]).ShouldBe([At(0, 5)]);
        DetectionResolver.Resolve([At(0, 5, kind: "b"), At(0, 5, kind: "B")]).ShouldBe([At(0, 5, kind: "B")]);
    }

    [Fact]
    public void Neighbours_do_not_overlap()
    {
        DetectionResolver.Resolve([At(5, 5), At(0, 5)]).ShouldBe([At(0, 5), At(5, 5)]);
    }

    [Fact]
    public void What_a_loser_covers_beyond_the_winner_is_a_remainder()
    {
        Detection[] found = [At(0, 10), At(4, 2, 0.9), At(20, 3)];

        var kept = DetectionResolver.Resolve(found);

        DetectionResolver.Remainders(found, kept).ShouldBe([new TextRange(0, 4), new TextRange(6, 10)]);
    }

    [Fact]
    public void Any_detections_resolve_to_the_same_disjoint_cover_in_any_order()
    {
        var one = from start in Gen.Choose(0, 60)
                  from length in Gen.Choose(1, 20)
                  from score in Gen.Elements(0.3, 0.5, 1.0)
                  from kind in Gen.Elements("A", "B", "C")
                  select At(start, length, score, kind);

        Prop.ForAll(one.ArrayOf().ToArbitrary(), found =>
        {
            var kept = DetectionResolver.Resolve(found);
            var rest = DetectionResolver.Remainders(found, kept);

            kept.ShouldBe(DetectionResolver.Resolve(found.Reverse()));
            var covered = kept.Select(d => new TextRange(d.Start, d.End)).Concat(rest).OrderBy(r => r.Start).ToList();
            for (var i = 1; i < covered.Count; i++) covered[i].Start.ShouldBeGreaterThanOrEqualTo(covered[i - 1].End);
            var cells = covered.SelectMany(r => Enumerable.Range(r.Start, r.End - r.Start)).ToHashSet();
            cells.SetEquals(found.SelectMany(d => Enumerable.Range(d.Start, d.Length))).ShouldBeTrue();
        }).QuickCheckThrowOnFailure();
    }
}
