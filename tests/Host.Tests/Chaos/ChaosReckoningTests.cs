using AuditPipeline.Host.Chaos;

namespace AuditPipeline.Host.Tests.Chaos;

public sealed class ChaosReckoningTests
{
    private const string Gateway = "gw-1";

    [Fact]
    public void A_run_in_which_everything_is_accounted_for_breaks_no_rule()
    {
        ChaosCall[] calls = [Whole("a"), InPart("b"), Unanswered()];

        var verdict = ChaosReckoning.Of(calls, Evidence([Record("a", 1), Record("b", 2, "interrupted"), Record("c", 3, "interrupted", 0)]), pass: false);

        verdict.Broken.ShouldBeEmpty();
        verdict.Counts.ToString().ShouldBe("sent 3, answered 1, numbered 3, recorded 3, sealed 3, lost 0, unexplained 0");
    }

    [Fact]
    public void An_answered_call_without_a_record_is_unexplained()
    {
        var verdict = ChaosReckoning.Of([Whole("a"), InPart("b")], Evidence([Record("a", 1)]), pass: false);

        verdict.Broken.Single().Examples.Single().ShouldStartWith("b (200, in part");
        verdict.Counts.Unexplained.ShouldBe(1);
    }

    [Fact]
    public void A_loss_accounts_for_an_answered_call_only_where_calls_may_pass_unrecorded()
    {
        ChaosCall[] calls = [Whole("a"), Whole("b")];
        var evidence = Evidence([Record("a", 1)], [new SealedLoss(Gateway, 2, 1, "gateway_died")]);

        ChaosReckoning.Of(calls, evidence, pass: true).Broken.ShouldBeEmpty();
        ChaosReckoning.Of(calls, evidence, pass: true).Counts.Unexplained.ShouldBe(0);
        ChaosReckoning.Of(calls, evidence, pass: false).Broken.Count.ShouldBe(2);
    }

    [Fact]
    public void More_answered_calls_without_a_record_than_losses_break_the_rule_of_pass()
    {
        var evidence = Evidence([], [new SealedLoss(Gateway, 1, 1, "gateway_died")]);

        var verdict = ChaosReckoning.Of([Whole("a"), Whole("b")], evidence, pass: true);

        verdict.Broken.Single().Count.ShouldBe(1);
        verdict.Counts.Unexplained.ShouldBe(1);
    }

    [Fact]
    public void A_call_sealed_twice_is_found()
    {
        var evidence = Evidence([Record("a", 1), Record("a", 2)]) with { Trail = ["a", "a"] };

        var verdict = ChaosReckoning.Of([Whole("a"), Unanswered()], evidence, pass: false);

        verdict.Broken.Select(b => b.Rule).ShouldBe(["nothing is sealed twice", "the trail shows no record twice"]);
        verdict.Counts.Unexplained.ShouldBe(1);
    }

    [Fact]
    public void A_hole_in_the_log_is_found_although_the_completeness_of_the_api_adds_up()
    {
        var evidence = Evidence([Record("a", 1), Record("b", 3)]) with { Gateways = [new GatewayTally(Gateway, 2, 2, 0, 0, 0, 0, 0, null)] };

        var verdict = ChaosReckoning.Of([Whole("a"), Whole("b")], evidence, pass: false);

        verdict.Broken.Single().Examples.ShouldBe(["gw-1: 3 where 2 is next", "gw-1: ends at 3, 2 were given"]);
    }

    [Fact]
    public void A_record_with_fewer_bytes_than_its_caller_got_is_found()
    {
        var verdict = ChaosReckoning.Of([InPart("a")], Evidence([Record("a", 1, "interrupted", 49)]), pass: false);

        verdict.Broken.Single().Examples.ShouldBe(["a interrupted: 49 of 50"]);
    }

    [Theory]
    [InlineData("client_left")]
    [InlineData("upstream_error")]
    [InlineData(null)]
    public void A_whole_answer_whose_record_says_otherwise_is_found(string? outcome)
    {
        ChaosReckoning.Of([Whole("a")], Evidence([Record("a", 1, outcome)]), pass: false).Broken.Count.ShouldBe(1);
    }

    [Fact]
    public void A_call_that_was_said_to_be_unrecorded_needs_no_record_and_must_have_none()
    {
        var refused = new ChaosCall { Sent = 1, Id = "a", Status = 503, GatewayError = "audit_journal_unavailable", Ended = true };

        ChaosReckoning.Of([refused], Evidence([]), pass: false).Broken.ShouldBeEmpty();
        ChaosReckoning.Of([refused], Evidence([Record("a", 1)]), pass: false).Broken.Count.ShouldBe(1);
    }

    [Fact]
    public void Open_calls_numbers_without_calls_and_a_broken_pack_are_found()
    {
        var evidence = Evidence([Record("a", 1)]) with { Gateways = [new GatewayTally(Gateway, 1, 0, 0, 1, 0, 0, 0, null)], PackFault = "numbers: broken" };

        var verdict = ChaosReckoning.Of([], evidence, pass: false);

        verdict.Broken.Select(b => b.Rule).ShouldBe(["no entry is open", "no number was given without a call", "a pack of the whole run verifies"]);
    }

    [Fact]
    public void A_call_that_hangs_is_found()
    {
        var hung = new ChaosCall { Sent = 1, Id = "a", Status = 200, Received = 50, Planned = 100, Hung = true };

        ChaosReckoning.Of([hung], Evidence([Record("a", 1)]), pass: false).Broken.Single().Rule.ShouldBe("no call hangs");
    }

    private static ChaosCall Whole(string id) => new() { Sent = 1, SentWhole = true, Id = id, Status = 200, Received = 100, Planned = 100, Ended = true };

    private static ChaosCall InPart(string id) => new() { Sent = 1, SentWhole = true, Id = id, Status = 200, Received = 50, Planned = 100 };

    private static ChaosCall Unanswered() => new() { Sent = 1, Planned = 100 };

    private static SealedCall Record(string id, long number, string? outcome = "completed", long bytes = 100) => new(id, Gateway, number, outcome, bytes);

    /// <summary>What a product says that adds up.</summary>
    private static ChaosEvidence Evidence(SealedCall[] calls, SealedLoss[]? losses = null)
    {
        var lost = (losses ?? []).Sum(l => l.Count);
        return new ChaosEvidence(
            [new GatewayTally(Gateway, calls.Length + lost, calls.Length, lost, 0, 0, 0, 0, null)],
            [.. calls.Select(c => c.Id)], calls, losses ?? [], new Dictionary<string, long>(), null);
    }
}
