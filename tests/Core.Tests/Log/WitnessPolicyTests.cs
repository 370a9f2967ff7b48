using System.Text;
using AuditPipeline.Core.Cryptography;
using AuditPipeline.Core.Log;
using AuditPipeline.Core.Log.Witness;

namespace AuditPipeline.Core.Tests.Log;

public sealed class WitnessPolicyTests
{
    private static string Key(string name, NoteKeyType type, int seed) =>
        new VerifierKey(name, type, Ed25519.PublicKeyFromSeed([(byte)seed, .. new byte[31]])).Format();

    private static string Log(int seed = 1) => Key("log.example/anchor", NoteKeyType.Ed25519, seed);

    private static string Witness(int seed) => Key($"w{seed}.example", NoteKeyType.Cosignature, seed);

    private static WitnessPolicy? Parse(string text, out string? fault) => WitnessPolicy.Parse(Encoding.UTF8.GetBytes(text), out fault);

    private static WitnessPolicy Policy(string text)
    {
        var policy = Parse(text, out var fault);
        fault.ShouldBeNull();
        return policy.ShouldNotBeNull();
    }

    private static string TwoLevels => $"""
        # the example of the specification
        log {Log()}

        witness X1 {Witness(11)} https://x1.example/
        witness X2 {Witness(12)}
        witness X3 {Witness(13)}
        	group X-witnesses 2 X1 X2 X3
        witness Y1 {Witness(21)}
        witness Y2 {Witness(22)}
        group Y-witnesses any Y1 Y2
        group X-and-Y all X-witnesses Y-witnesses
        quorum X-and-Y

        """;

    [Theory]
    [InlineData("X1 X2 Y1", true)]
    [InlineData("X1 X3 Y2", true)]
    [InlineData("X1 X2 X3", false)]
    [InlineData("X1 Y1 Y2", false)]
    [InlineData("", false)]
    public void Quorum_over_two_levels_of_groups_is_counted(string cosigned, bool met)
    {
        var policy = Policy(TwoLevels);

        policy.IsMet(cosigned.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToHashSet()).ShouldBe(met);
    }

    [Fact]
    public void Logs_witnesses_and_addresses_are_read()
    {
        var policy = Policy(TwoLevels);

        policy.Logs.ShouldHaveSingleItem().Format().ShouldBe(Log());
        policy.Witnesses.Select(w => w.Name).ShouldBe(["X1", "X2", "X3", "Y1", "Y2"]);
        policy.Witnesses[0].Url.ShouldBe(new Uri("https://x1.example/"));
        policy.Witnesses[1].Url.ShouldBeNull();
    }

    [Fact]
    public void Quorum_none_asks_for_nothing()
    {
        Policy("quorum none\n").IsMet(new HashSet<string>()).ShouldBeTrue();
    }

    [Fact]
    public void As_many_of_a_kind_as_the_specification_asks_for_are_taken()
    {
        var lines = Enumerable.Range(1, 32).Select(i => $"witness w{i} {Witness(i)}\ngroup g{i} any w{i}\nlog {Log(100 + i)}\n");

        Policy(string.Concat(lines) + "quorum g32\n").Witnesses.Count.ShouldBe(32);
    }

    public static TheoryData<string, string> Broken => new()
    {
        { "quorum nobody\n", "line 1: 'nobody' is no witness" },
        { "\n# nothing\n", "line 3: no quorum line" },
        { "quorum none\nquorum none\n", "line 2: a second quorum line" },
        { $"witness none {Witness(1)}\nquorum none\n", "line 1: 'none' cannot be defined" },
        { $"witness a {Witness(1)}\nwitness a {Witness(2)}\nquorum a\n", "line 2: 'a' is defined twice" },
        { $"witness a {Witness(1)}\nwitness b {Key("other.example", NoteKeyType.Cosignature, 1)}\nquorum a\n", "line 2: the same witness is there twice" },
        { $"log {Log()}\nlog {Log()}\nquorum none\n", "line 2: the same log is there twice" },
        { $"log {Witness(1)}\nquorum none\n", "line 1: VKEY is no key of a log" },
        { $"witness a {Log()}\nquorum a\n", "line 1: VKEY is no key of a witness" },
        { $"witness a {Witness(1)} ftp://x\nquorum a\n", "line 1: URL is no http or https address" },
        { $"witness a {Witness(1)}\ngroup g 2 a\nquorum g\n", "line 2: '2' is not all, any or a number from 1 to 1" },
        { $"witness a {Witness(1)}\ngroup g 0 a\nquorum g\n", "line 2: '0' is not all, any or a number" },
        { $"witness a {Witness(1)}\ngroup g any a a\nquorum g\n", "line 2: 'a' is a member twice" },
        { $"witness a {Witness(1)}\ngroup g any a\ngroup h any a g\nquorum h\n", "line 3: 'a' is a member twice" },
        { $"group g any a\nwitness a {Witness(1)}\nquorum g\n", "line 1: 'a' is no witness or group of a line before" },
        { "group g any none\nquorum none\n", "line 1: 'none' is no witness" },
        { "group g any\nquorum none\n", "line 1: must be: group" },
        { "quorum none\r\n", "line 1: holds a control character" },
        { "witnesses\nquorum none\n", "line 1: 'witnesses' begins no line of a policy" },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public void What_is_no_policy_is_refused_with_its_line(string text, string fault)
    {
        Parse(text, out var found).ShouldBeNull();

        found.ShouldNotBeNull().ShouldStartWith(fault);
    }
}
