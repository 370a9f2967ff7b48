using AuditPipeline.Pii.Custom;

namespace AuditPipeline.Pii.Tests.Custom;

public sealed class PythonPatternTests
{
    private const int Default = 26;

    private static string[] Matches(string python, string text, int flags = Default)
    {
        var (regex, fault) = BoundedRegex.Make(python, new RegexFlags(flags), TimeSpan.FromSeconds(5));
        fault.ShouldBeNull();
        return [.. regex!.Matches(text).Select(m => m.Value)];
    }

    [Theory]
    [InlineData(@"(?P<year>\d{4})-(?P=year)", "2024-2024 2024-2025", "2024-2024")]
    [InlineData(@"x{,2}y", "xxxy y", "xxy|y")]
    [InlineData(@"[a-c-[b]]", "b] -]", "b]|-]")]
    [InlineData(@"[]x]+", "a]x]b", "]x]")]
    [InlineData(@"[[x]+", "a[x[b", "[x[")]
    [InlineData(@"(?i)(?u)abc", "ABC", "ABC")]
    [InlineData(@"a(?i:b)c", "aBc", "aBc")]
    [InlineData(@"end\Z", "end\nend", "end")]
    [InlineData(@"^\w+$", "one\ntwo", "one|two")]
    [InlineData(@"a.c", "a\nc", "a\nc")]
    [InlineData(@"(?<=no )\d+", "no 12, 34", "12")]
    public void A_pattern_means_what_it_means_in_Python(string python, string text, string expected) =>
        Matches(python, text).ShouldBe(expected.Split('|'));

    [Fact]
    public void Flags_are_those_given()
    {
        Matches("abc", "ABC abc", flags: 0).ShouldBe(["abc"]);
        Matches("a.c", "a\nc", flags: 0).ShouldBeEmpty();
        Matches("a b # [comment\nc", "abc", flags: 64).ShouldBe(["abc"]);
    }

    [Theory]
    [InlineData(@"(?R)", "has no counterpart here")]
    [InlineData(@"(?P>x)", "has no counterpart here")]
    [InlineData(@"\mword", @"uses \m")]
    [InlineData(@"\N{BULLET}", @"uses \N")]
    [InlineData(@"[[:alpha:]]", "[:alpha:]")]
    [InlineData(@"(?a)x", "uses the flags (?a)")]
    [InlineData(@"x(?i)y", "behind its beginning")]
    [InlineData(@"[abc", "closing bracket")]
    [InlineData(@"abc\", "lone backslash")]
    [InlineData(@"(abc", "is not a regular expression")]
    [InlineData(@"a++", "is not a regular expression")]
    [InlineData("", "is empty")]
    public void What_cannot_be_meant_here_is_refused_with_the_reason(string python, string reason)
    {
        var (regex, fault) = BoundedRegex.Make(python, RegexFlags.Default, TimeSpan.FromSeconds(5));

        regex.ShouldBeNull();
        fault!.ShouldContain(reason);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(256)]
    [InlineData(-1)]
    public void Flags_without_a_counterpart_are_refused(int flags)
    {
        BoundedRegex.Make("a", new RegexFlags(flags), TimeSpan.FromSeconds(5)).Fault!.ShouldContain("flags");
    }
}
