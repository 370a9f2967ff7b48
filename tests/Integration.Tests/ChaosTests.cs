using System.Globalization;
using System.Text.RegularExpressions;
using AuditPipeline.Integration.Tests.Harness;

namespace AuditPipeline.Integration.Tests;

public sealed partial class ChaosTests
{
    [Theory]
    [InlineData("before", 4)]
    [InlineData("pass", 3)]
    [InlineData("before", 4, "--kafka")]
    public async Task Killed_at_random_under_load_the_product_accounts_for_every_call(string policy, int rounds, params string[] more)
    {
        var result = await AuditProgram.RunAsync(["chaos", "--rounds", $"{rounds}", "--seed", "3", "--policy", policy, .. more]);

        result.ExitCode.ShouldBe(0, result.Output + result.Errors);
        var last = LastLine().Match(result.Output.TrimEnd().Split('\n')[^1]);
        last.Success.ShouldBeTrue(result.Output);
        var counts = last.Groups.Values.Skip(1).ToDictionary(g => g.Name, g => long.Parse(g.Value, CultureInfo.InvariantCulture));
        counts["unexplained"].ShouldBe(0);
        counts["answered"].ShouldBeGreaterThan(0);
        counts["sent"].ShouldBeGreaterThanOrEqualTo(counts["numbered"]);
        counts["recorded"].ShouldBe(counts["numbered"] - counts["lost"]);
        counts["sealed"].ShouldBe(counts["recorded"]);
        if (policy == "before") counts["lost"].ShouldBe(0);
    }

    [Fact]
    public Task Brokers_that_are_down_cost_the_callers_nothing_but_what_must_be_recorded_first() => OutageAsync("brokers");

    [Fact]
    public async Task Store_whose_disk_is_full_costs_the_callers_nothing_but_what_must_be_recorded_first()
    {
        if (Environment.UserName != "root") Assert.Skip("only root may mount the small disk of the store");
        await OutageAsync("store");
    }

    [Theory]
    [InlineData("--outage", "everything")]
    [InlineData("--seconds", "0")]
    [InlineData("--rate", "2001")]
    [InlineData("--rounds", "0")]
    [InlineData("--rounds", "10001")]
    [InlineData("--policy", "after")]
    public async Task A_run_that_cannot_be_had_is_refused(params string[] arguments)
    {
        var result = await AuditProgram.RunAsync(["chaos", .. arguments]);

        result.ExitCode.ShouldBe(2);
        result.Errors.ShouldContain(arguments[0]);
    }

    private static async Task OutageAsync(string what)
    {
        var result = await AuditProgram.RunAsync("chaos", "--outage", what, "--seconds", "8", "--rate", "200");

        result.ExitCode.ShouldBe(0, result.Output + result.Errors);
        result.Output.ShouldContain("503 audit_journal_full");
        result.Output.ShouldContain("lost    journal_full: ");
        result.Output.TrimEnd().ShouldEndWith("open 0, unexplained 0");
    }

    [GeneratedRegex(
        "^sent (?<sent>[0-9]+), answered (?<answered>[0-9]+), numbered (?<numbered>[0-9]+), recorded (?<recorded>[0-9]+), sealed (?<sealed>[0-9]+), lost (?<lost>[0-9]+), unexplained (?<unexplained>[0-9]+)$",
        RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LastLine();
}
