using AuditPipeline.Core.Sealing;

namespace AuditPipeline.Core.Tests.Sealing;

public sealed class NumberRangesTests
{
    [Fact]
    public void Neighbours_are_one_range()
    {
        NumberRanges.Write([5, 9, 10, 11, 12, 20, 21], out var named).ShouldBe("5,9-12,20-21");
        named.ShouldBe(7);
    }

    [Fact]
    public void Nothing_open_is_no_word()
    {
        NumberRanges.Write([], out var named).ShouldBeNull();
        named.ShouldBe(0);
    }

    [Fact]
    public void What_does_not_fit_is_left_out_range_by_range()
    {
        var numbers = Enumerable.Range(0, 1_000).Select(i => 1_000_000_000L + 3 * i + (i % 2)).ToList();

        var text = NumberRanges.Write(numbers, out var named).ShouldNotBeNull();

        text.Length.ShouldBeInRange(NumberRanges.MaxLength - 24, NumberRanges.MaxLength);
        named.ShouldBeLessThan(1_000);
        var ranges = NumberRanges.TryParse(text).ShouldNotBeNull();
        ranges.Sum(r => r.Last - r.First + 1).ShouldBe(named);
        ranges[^1].Last.ShouldBe(numbers[named - 1]);
        numbers[named].ShouldNotBe(numbers[named - 1] + 1);
    }

    [Theory]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("05")]
    [InlineData("5,")]
    [InlineData("5-5")]
    [InlineData("5-4")]
    [InlineData("5,6")]
    [InlineData("9,5")]
    [InlineData("5 ,7")]
    [InlineData("+5")]
    [InlineData("5-")]
    [InlineData("5-7-9")]
    [InlineData("99999999999999999999")]
    public void Other_forms_of_a_set_are_refused(string text) => NumberRanges.TryParse(text).ShouldBeNull();
}
