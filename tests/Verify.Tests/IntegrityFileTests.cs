using System.Text;
using AuditPipeline.Core.Packs;

namespace AuditPipeline.Verify.Tests;

public sealed class IntegrityFileTests
{
    [Fact]
    public void Changed_columns_that_the_producer_found_break_the_leaves_and_name_record_and_columns()
    {
        var verdict = VerdictOn("""{"checked":7,"differs":[{"columns":["cost_usd","provider"],"index":5,"stream":"p00"}],"v":1}""");

        var broken = verdict.FirstBroken.ShouldNotBeNull();
        broken.Name.ShouldBe(StepName.Leaves);
        broken.Path.ShouldBe(PackPaths.Integrity);
        broken.What.ShouldBe("record 5 of streams/p00: the store's columns cost_usd, provider do not say what the leaf says");
        verdict.Intact.ShouldBeFalse();
    }

    [Fact]
    public void A_stored_leaf_that_is_not_the_one_in_the_log_is_told_apart_from_changed_columns()
    {
        var broken = VerdictOn("""{"checked":7,"differs":[{"columns":["leaf"],"index":4,"stream":"p00"}],"v":1}""").FirstBroken.ShouldNotBeNull();

        broken.Name.ShouldBe(StepName.Leaves);
        broken.What.ShouldBe("record 4 of streams/p00: the stored leaf is not the one in the log");
    }

    [Fact]
    public void A_comparison_without_findings_changes_nothing()
    {
        var verdict = VerdictOn("""{"checked":7,"differs":[],"v":1}""");

        verdict.Intact.ShouldBeTrue(verdict.FirstBroken?.ToString());
    }

    [Theory]
    [InlineData("""{"checked":7,"differs":[],"v":2}""", "field v")]
    [InlineData("""{"checked":7,"differs":[],"note":"all fine","v":1}""", "not of this version")]
    [InlineData("""{"differs":[],"v":1}""", "field checked")]
    [InlineData("""{"checked":-1,"differs":[],"v":1}""", "field checked")]
    [InlineData("""{"checked":7,"v":1}""", "field differs")]
    [InlineData("""{"checked":7,"differs":{},"v":1}""", "field differs")]
    [InlineData("""{"checked":7,"differs":[{"columns":[],"index":5,"stream":"p00"}],"v":1}""", "field differs")]
    [InlineData("""{"checked":7,"differs":[{"columns":[1],"index":5,"stream":"p00"}],"v":1}""", "field differs")]
    [InlineData("""{"checked":7,"differs":[{"columns":["leaf"],"index":-1,"stream":"p00"}],"v":1}""", "field differs")]
    [InlineData("""{"checked":7,"differs":[{"columns":["leaf"],"index":5}],"v":1}""", "field differs")]
    [InlineData("""{"checked":7,"differs":[{"columns":["leaf"],"harmless":true,"index":5,"stream":"p00"}],"v":1}""", "field differs")]
    [InlineData("""{"differs":[],"checked":7,"v":1}""", "canonical")]
    [InlineData("nothing", "canonical")]
    public void A_comparison_that_cannot_be_read_does_not_pass_for_one_without_findings(string text, string named)
    {
        var broken = VerdictOn(text).FirstBroken.ShouldNotBeNull();

        broken.Path.ShouldBe(PackPaths.Integrity);
        broken.What.ShouldContain(named);
    }

    [Fact]
    public void A_comparison_of_any_length_is_not_read_into_memory()
    {
        var broken = VerdictOn(new string(' ', PackIntegrity.MaxBytes + 1)).FirstBroken.ShouldNotBeNull();

        broken.What.ShouldBe("is too long");
    }

    private static PackVerdict VerdictOn(string integrity)
    {
        using var pack = TestPack.Rich();
        pack.Files[PackPaths.Integrity] = Encoding.UTF8.GetBytes(integrity);
        pack.Seal();
        return pack.Verify();
    }
}
