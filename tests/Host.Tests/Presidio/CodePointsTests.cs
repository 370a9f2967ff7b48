using AuditPipeline.Host.Presidio;

namespace AuditPipeline.Host.Tests.Presidio;

public sealed class CodePointsTests
{
    [Theory]
    [InlineData("")]
    [InlineData("abc")]
    [InlineData("😀")]
    [InlineData("a😀b😀😀c")]
    [InlineData("\ud83d😀\ude00")]
    [InlineData("😀\ud83d")]
    public void Places_go_to_and_fro(string text)
    {
        var points = new CodePoints(text);

        var place = 0;
        for (var i = 0; i <= points.Length; i++)
        {
            points.ToUnits(i).ShouldBe(place);
            points.OfStart(place).ShouldBe(i);
            points.OfEnd(place).ShouldBe(i);
            if (place < text.Length) place += char.IsSurrogatePair(text, place) ? 2 : 1;
        }

        place.ShouldBe(text.Length);
    }

    [Fact]
    public void A_place_inside_a_pair_widens()
    {
        var points = new CodePoints("a😀b");

        points.OfStart(2).ShouldBe(1);
        points.OfEnd(2).ShouldBe(2);
    }

    [Fact]
    public void Lengths_are_those_of_runes()
    {
        var text = string.Concat(Enumerable.Range(0, 300).Select(i => char.ConvertFromUtf32(i % 3 == 0 ? 0x1F600 + i : 0x61)));

        new CodePoints(text).Length.ShouldBe(text.EnumerateRunes().Count());
    }
}
