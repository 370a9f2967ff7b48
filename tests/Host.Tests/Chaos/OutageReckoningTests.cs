using AuditPipeline.Host.Chaos;
using AuditPipeline.Host.Chaos.Outage;

namespace AuditPipeline.Host.Tests.Chaos;

public sealed class OutageReckoningTests
{
    private static readonly DateTimeOffset From = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset To = From.AddMinutes(1);

    private static readonly OutageCall Kept = Answered("a", "before", OutagePhase.Before);
    private static readonly OutageCall Passed = Answered("b", "pass", OutagePhase.During);
    private static readonly OutageCall Lost = Answered("c", "pass", OutagePhase.During);
    private static readonly OutageCall Refused = Refusal("d");
    private static readonly OutageCall Late = Answered("e", "before", OutagePhase.Later);

    [Fact]
    public void Outage_in_which_every_call_is_on_record_refused_or_lost_is_as_it_should_be()
    {
        OutageReckoning.Of([Kept, Passed, Lost, Refused, Late], Evidence(["a", "b", "e"], Loss(1)), From, To).ShouldBeEmpty();
    }

    [Fact]
    public void Refusal_that_does_not_say_when_to_come_again_is_named() =>
        Named([Kept, Refusal("d", saysWhen: false)], Evidence(["a"]), "a call that records first is answered");

    [Fact]
    public void Refusal_without_a_known_reason_is_named() =>
        Named([Kept, Refusal("d", error: "upstream_error")], Evidence(["a"]), "a call that records first is answered");

    [Fact]
    public void Refused_call_on_the_route_that_passes_first_is_named() =>
        Named([Kept, Refusal("d", policy: "pass")], Evidence(["a"]), "a call that passes first is answered");

    [Fact]
    public void Refusal_long_after_the_outage_is_named() =>
        Named([Kept, Refusal("d", phase: OutagePhase.Later)], Evidence(["a"]), "long after the outage");

    [Fact]
    public void Answered_call_without_a_record_is_named() => Named([Kept, Late], Evidence(["a"]), "has its record");

    [Fact]
    public void Record_of_a_refused_call_is_named() => Named([Kept, Refused], Evidence(["a", "d"]), "a refused call has no record");

    [Fact]
    public void Lost_call_that_no_loss_accounts_for_is_named() => Named([Kept, Lost], Evidence(["a"]), "as many as the losses");

    [Fact]
    public void Call_sealed_twice_is_named() => Named([Kept], Evidence(["a", "a"]), "no leaf is sealed twice");

    [Fact]
    public void Count_that_does_not_add_up_is_named()
    {
        var evidence = Evidence(["a"]);
        Named([Kept], evidence with { Gateways = [evidence.Gateways[0] with { Accepted = 2 }] }, "accepted = recorded + lost");
    }

    [Theory]
    [InlineData("gateway_died", 1, "mistral", "a loss has its cause")]
    [InlineData("journal_full", -1, "mistral", "a loss lies within the outage")]
    [InlineData("journal_full", 61, "mistral", "a loss lies within the outage")]
    [InlineData("journal_full", 1, "openai", "only calls that pass first are lost")]
    public void Loss_that_the_outage_does_not_explain_is_named(string cause, int second, string provider, string rule)
    {
        var loss = new LossTold(cause, From.AddSeconds(second), From.AddSeconds(second), 1, provider);
        Named([Kept, Lost], Evidence(["a"], loss), rule);
    }

    [Fact]
    public void Pack_that_does_not_verify_is_named() => Named([Kept], Evidence(["a"]) with { PackFault = "numbers: broken" }, "a pack of the whole run verifies");

    private static void Named(OutageCall[] calls, ChaosEvidence evidence, string rule) =>
        OutageReckoning.Of(calls, evidence, From, To).ShouldContain(broken => broken.Rule.Contains(rule, StringComparison.Ordinal));

    private static OutageCall Answered(string id, string policy, OutagePhase phase) =>
        new(phase, policy, new ChaosCall { Id = id, Status = 200, Ended = true, Sent = 1 });

    private static OutageCall Refusal(
        string id, string error = "audit_journal_full", bool saysWhen = true, string policy = "before", OutagePhase phase = OutagePhase.During) =>
        new(phase, policy, new ChaosCall { Id = id, Status = 503, Ended = true, Sent = 1, GatewayError = error }) { SaysWhen = saysWhen };

    private static LossTold Loss(long count) => new("journal_full", From.AddSeconds(1), From.AddSeconds(2), count, "mistral");

    private static ChaosEvidence Evidence(string[] ids, params LossTold[] losses)
    {
        var lost = losses.Sum(loss => loss.Count);
        return new ChaosEvidence(
            [new GatewayTally("gw-1", ids.Length + lost, ids.Length, lost, 0, 0, 0, 0, null) { Losses = losses }], ids,
            [.. ids.Select((id, i) => new SealedCall(id, "gw-1", i + 1, "completed", 10))], [], new Dictionary<string, long>(), null);
    }
}
