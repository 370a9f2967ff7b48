using AuditPipeline.Pii.Shapes;

namespace AuditPipeline.Pii.Tests.Shapes;

public sealed class ShapeTableTests
{
    [Fact]
    public void Case_is_minded_shape_by_shape()
    {
        var automaton = new ShapeAutomaton(["AB\\d", "CD\\d"], [false, true]);

        Match(automaton, "AB1").ShouldBe([(0, 3)]);
        Match(automaton, "ab1").ShouldBeEmpty();
        Match(automaton, "cd1").ShouldBe([(1, 3)]);
    }

    [Fact]
    public void Shapes_that_go_on_alike_still_end_each_as_its_own()
    {
        var automaton = new ShapeAutomaton(["A\\d{3}", "B\\d{3}", "[AB]\\d{2}", "\\d{3}-?\\d|C\\d"]);

        Match(automaton, "A123").ShouldBe([(2, 3), (0, 4)]);
        Match(automaton, "B123").ShouldBe([(2, 3), (1, 4)]);
        Match(automaton, "123-4").ShouldBe([(3, 5)]);
        Match(automaton, "C1").ShouldBe([(3, 2)]);
    }

    [Fact]
    public void Whole_matches_do_not_end_inside_a_word()
    {
        var automaton = new ShapeAutomaton(["\\d{2,4}", "\\d{3}-\\d"]);
        var matches = new ShapeMatch[8];

        matches[..automaton.Match("123-45", 0, matches, whole: true)].ShouldBe([new ShapeMatch(0, 3)]);
        matches[..automaton.Match("1234 5", 0, matches, whole: true)].ShouldBe([new ShapeMatch(0, 4)]);
    }

    [Theory]
    [InlineData("\\d{3}", 0)]
    [InlineData("[A-Z]{3} ?\\d", 4)]
    [InlineData("[A-Z0-9]{4}", 3)]
    [InlineData("A\\d|HRB (Nr\\. )?\\d", 8)]
    public void Longest_lead_is_what_stands_before_the_first_digit_at_most(string shape, int lead) =>
        new ShapeAutomaton([shape]).LongestLead.ShouldBe(lead);

    private static List<(int Shape, int End)> Match(ShapeAutomaton automaton, string text)
    {
        Span<ShapeMatch> matches = stackalloc ShapeMatch[8];
        var found = automaton.Match(text, 0, matches);
        return [.. matches[..found].ToArray().Select(m => (m.Shape, m.End))];
    }
}
