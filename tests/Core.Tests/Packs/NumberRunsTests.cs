using AuditPipeline.Core.Packs;

namespace AuditPipeline.Core.Tests.Packs;

public sealed class NumberRunsTests
{
    [Fact]
    public void Ranges_and_numbers_grow_together_in_any_order()
    {
        var runs = new NumberRuns();
        foreach (var (first, last) in new[] { (8L, 9L), (1L, 3L), (5L, 5L), (4L, 4L), (11L, 20L) }) runs.Add(first, last).ShouldBeTrue();

        runs.Runs().ShouldBe([(1, 5), (8, 9), (11, 20)]);
        runs.FirstTwice().ShouldBeNull();
    }

    [Theory]
    [InlineData(1, 10, 4, 6)]
    [InlineData(4, 6, 1, 10)]
    [InlineData(4, 6, 6, 9)]
    [InlineData(4, 6, 1, 4)]
    [InlineData(4, 6, 4, 4)]
    [InlineData(4, 8, 6, 12)]
    public void Numbers_added_twice_are_seen_at_once_or_found(long first, long last, long again, long till)
    {
        var runs = new NumberRuns();
        runs.Add(first, last);

        (runs.Add(again, till) && runs.FirstTwice() is null).ShouldBeFalse();
    }
}
