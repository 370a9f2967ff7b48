using System.Text.RegularExpressions;
using AuditPipeline.Pii.Shapes;

namespace AuditPipeline.Pii.Tests.Shapes;

public sealed class ShapeAutomatonTests
{
    [Theory]
    [InlineData(@"\d{3}[ .\-]?\d{3}", "123-456", 7)]
    [InlineData(@"\d{3}[ .\-]?\d{3}", "123\u00A0456", 7)]
    [InlineData(@"\d{3}[ .\-]?\d{3}", "123\u2013456", 7)]
    [InlineData(@"(AT)?U\d{2,4}", "U12", 3)]
    [InlineData(@"(AT)?U\d{2,4}", "ATU12345", 7)]
    [InlineData(@"[A-Z]{2}(\d|[a-f]){2}", "NLa0", 4)]
    [InlineData(@"\d{2}[^0-9]\d", "12/3", 4)]
    [InlineData(@"\d{3}", "12a", 0)]
    public void The_longest_match_ends_where_it_should(string shape, string text, int end)
    {
        Ends(new ShapeAutomaton([shape]), text).DefaultIfEmpty(0).Max().ShouldBe(end);
    }

    [Fact]
    public void All_shapes_that_match_are_told_with_all_their_ends()
    {
        var automaton = new ShapeAutomaton([@"\d{2,4}", @"12\d", @"\d{3}x"]);
        Span<ShapeMatch> matches = stackalloc ShapeMatch[16];

        var count = automaton.Match("a1234", 1, matches);

        matches[..count].ToArray().ShouldBe([new(0, 3), new(0, 4), new(1, 4), new(0, 5)]);
    }

    [Fact]
    public void Case_is_ignored_on_request()
    {
        Ends(new ShapeAutomaton(["[A-C]x1"], ignoreCase: true), "bX1").ShouldBe([3]);
        Ends(new ShapeAutomaton(["[A-C]x1"]), "bX1").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("(12", "a ( without )")]
    [InlineData("12)", "an unmatched )")]
    [InlineData("[12", "a [ without ]")]
    [InlineData(@"\d+", "an unbounded +")]
    [InlineData(@"\d*", "an unbounded *")]
    [InlineData(@"\w", @"an unknown \w")]
    [InlineData(@"\d{3,2}", "a repetition")]
    [InlineData("[9-0]", "a range that runs backwards")]
    [InlineData("é", "a character outside ASCII")]
    [InlineData("1?", "matches nothing, or the empty text")]
    public void A_shape_that_is_not_well_formed_is_refused_with_the_place(string shape, string error)
    {
        Should.Throw<ArgumentException>(() => new ShapeAutomaton([shape])).Message.ShouldContain(error);
    }

    /// <summary>The automaton against .NET's own engine, over shapes and texts drawn from a seed.</summary>
    [Fact]
    public void It_matches_as_the_regular_expression_does()
    {
        var random = new Sequence(7);
        var matched = 0;
        for (var round = 0; round < 3000; round++)
        {
            var shape = Shape(random, 2);
            var text = string.Concat(Enumerable.Range(0, random.Next(12)).Select(_ => "01ab-"[random.Next(5)]));
            var oracle = new Regex($@"^(?:{shape})\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
            if (oracle.IsMatch("")) continue;
            var automaton = new ShapeAutomaton([shape]);

            var expected = Enumerable.Range(1, text.Length).Where(n => oracle.IsMatch(text[..n])).ToArray();

            Ends(automaton, text).ShouldBe(expected, $"{shape} on {text}");
            matched += expected.Length;
        }

        matched.ShouldBeGreaterThan(500);
    }

    private static int[] Ends(ShapeAutomaton automaton, string text)
    {
        var matches = new ShapeMatch[64];
        return [.. matches.Take(automaton.Match(text, 0, matches)).Select(m => m.End)];
    }

    private static string Shape(Sequence random, int depth)
    {
        var parts = Enumerable.Range(0, 1 + random.Next(3)).Select(_ => random.Next(depth == 0 ? 4 : 6) switch
        {
            0 => @"\d",
            1 => "[ab]",
            2 => "a",
            3 => "[^a1]",
            4 => $"({Shape(random, depth - 1)}|{Shape(random, depth - 1)})",
            _ => $"({Shape(random, depth - 1)})",
        } + random.Next(5) switch { 0 => "?", 1 => "{2}", 2 => "{1,3}", _ => "" });
        return string.Concat(parts);
    }
}
