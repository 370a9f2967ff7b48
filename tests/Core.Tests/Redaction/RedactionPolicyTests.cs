using AuditPipeline.Core.Redaction;

namespace AuditPipeline.Core.Tests.Redaction;

public sealed class RedactionPolicyTests
{
    [Theory]
    [InlineData("API_KEY", "keep")]
    [InlineData("JWT", "keep")]
    [InlineData("PASSWORD", "mask last 2")]
    [InlineData("PRIVATE_KEY", "mask")]
    public void Secret_is_never_left_readable_in_part_or_whole(string kind, string text)
    {
        Should.Throw<ArgumentException>(() => Kinds.Policy((kind, text))).Message.ShouldContain($"{kind}: is a secret");
    }

    [Theory]
    [InlineData("replace")]
    [InlineData("pseudonym")]
    [InlineData("hash")]
    [InlineData("hash session")]
    public void Secret_may_have_a_fingerprint(string text)
    {
        Kinds.Policy(("API_KEY", text)).For("API_KEY").ToString().ShouldBe(text);
    }

    [Fact]
    public void Kind_that_nobody_looks_for_is_refused()
    {
        Should.Throw<ArgumentException>(() => Kinds.Policy(("EMAIL", "hash"))).Message.ShouldContain("EMAIL: is no entity type");
    }

    [Theory]
    [InlineData("keep")]
    [InlineData("mask last 4")]
    public void Default_leaves_nothing_readable(string text)
    {
        var chosen = RedactionOperator.Parse(text, out _)!;

        Should.Throw<ArgumentException>(() => new RedactionPolicy(Kinds.All, chosen, new Dictionary<string, RedactionOperator>()))
            .Message.ShouldContain("must be replace, pseudonym or hash");
    }

    [Fact]
    public void Version_is_that_of_what_is_done()
    {
        var plain = RedactionPolicy.Default(Kinds.All);

        plain.Version.ShouldBe("redact-1-7ab37787");
        PlainWord.Is(plain.Version).ShouldBeTrue();
        Kinds.Policy(("PERSON", "replace")).Version.ShouldBe(plain.Version);
        Kinds.Policy(("PERSON", "hash"), ("URL", "keep")).Version.ShouldBe(Kinds.Policy(("URL", "keep"), ("PERSON", "hash")).Version);
        string[] different =
        [
            plain.Version, Kinds.Policy(("PERSON", "hash")).Version, Kinds.Policy(("PERSON", "hash session")).Version,
            Kinds.Policy(("PERSON", "mask last 2")).Version, Kinds.Policy(("PERSON", "mask first 2")).Version,
            Kinds.Policy(("PERSON", "mask last 2 with •")).Version, Kinds.Policy(("URL", "hash")).Version,
        ];
        different.ShouldBeUnique();
    }

    [Fact]
    public void Other_operators_for_some_kinds_leave_the_rest()
    {
        var policy = Kinds.Policy(("PERSON", "pseudonym"), ("URL", "keep")).With(
            new Dictionary<string, RedactionOperator> { ["URL"] = RedactionOperator.Hash });

        (policy.For("PERSON"), policy.For("URL"), policy.For("EMAIL_ADDRESS"))
            .ShouldBe((RedactionOperator.Pseudonym, RedactionOperator.Hash, RedactionOperator.Replace));
    }

    [Fact]
    public void System_without_a_policy_of_its_own_has_that_of_the_others()
    {
        var (others, hr) = (RedactionPolicy.Default(Kinds.All), Kinds.Policy(("PERSON", "keep")));

        var policies = new RedactionPolicies(others, new Dictionary<string, RedactionPolicy> { ["hr"] = hr });

        (policies.For("hr"), policies.For("bot"), policies.For(null)).ShouldBe((hr, others, others));
    }
}
