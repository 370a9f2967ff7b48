using System.Globalization;

namespace AuditPipeline.Host.Chaos.Outage;

/// <summary>What must hold after an outage. Pure.</summary>
internal static class OutageReckoning
{
    private const int MostExamples = 5;
    private static readonly string[] Causes = ["journal_full", "journal_unavailable"];

    /// <param name="from">When the outage began.</param>
    /// <param name="to">When the last call began that could not be recorded yet.</param>
    public static IReadOnlyList<BrokenRule> Of(IReadOnlyCollection<OutageCall> calls, ChaosEvidence evidence, DateTimeOffset from, DateTimeOffset to)
    {
        var broken = new List<BrokenRule>();
        var recorded = evidence.Calls.Select(c => c.Id).ToHashSet(StringComparer.Ordinal);
        var lost = evidence.Gateways.Sum(g => g.Lost);
        var passed = calls.Where(c => c is { Policy: "pass", Call.GatewayError: null }).ToList();

        Expect("a call that records first is answered by the provider, or 503 with reason and Retry-After",
            calls.Where(c => c.Policy == "before" && !(IsAnswer(c) || (c is { SaysWhen: true, Call.Status: 503 } && c.Call.SaidUnrecorded))));
        Expect("a call that passes first is answered by the provider, whatever is down", calls.Where(c => c.Policy == "pass" && !IsAnswer(c)));
        Expect("before and long after the outage every call is answered by the provider",
            calls.Where(c => c.Phase is OutagePhase.Before or OutagePhase.Later && !IsAnswer(c)));
        Expect("an answered call that records first has its record", calls.Where(c => c.Policy == "before" && IsAnswer(c) && !recorded.Contains(c.Call.Id!)));
        Expect("a refused call has no record", calls.Where(c => c.Call.SaidUnrecorded && c.Call.Id is { } id && recorded.Contains(id)));
        Count("answered calls without a record are as many as the losses", Math.Abs(passed.Count(c => !recorded.Contains(c.Call.Id ?? "")) - lost));
        Count("no leaf is sealed twice", evidence.Calls.Count - recorded.Count);
        Count("accepted = recorded + lost", evidence.Gateways.Sum(g => Math.Abs(g.Accepted - g.Recorded - g.Lost) + g.Missing + g.Duplicates));
        var losses = evidence.Gateways.SelectMany(g => g.Losses).ToList();
        Losses("a loss has its cause", losses.Where(l => !Causes.Contains(l.Cause)));
        Losses("a loss lies within the outage", losses.Where(l => l.From < from || l.To > to));
        Losses("only calls that pass first are lost", losses.Where(l => l.Provider != "mistral"));
        if (evidence.PackFault is { } fault) broken.Add(new BrokenRule("a pack of the whole run verifies", 1, [fault]));
        return broken;

        void Expect(string rule, IEnumerable<OutageCall> cases) => Add(rule, [.. cases.Select(Text)]);

        void Losses(string rule, IEnumerable<LossTold> cases) => Add(rule, [.. cases.Select(l => l.ToString())]);

        void Count(string rule, long count)
        {
            if (count > 0) broken.Add(new BrokenRule(rule, count, []));
        }

        void Add(string rule, IReadOnlyCollection<string> cases)
        {
            if (cases.Count > 0) broken.Add(new BrokenRule(rule, cases.Count, [.. cases.Take(MostExamples)]));
        }
    }

    private static bool IsAnswer(OutageCall call) => call.Call is { Status: 200, Ended: true, GatewayError: null };

    private static string Text(OutageCall call) => string.Create(
        CultureInfo.InvariantCulture,
        $"{call.Call.Id ?? "unanswered"} ({call.Phase}, {call.Policy}, {call.Call.Status} {call.Call.GatewayError}{(call.Call.Hung ? ", hung" : "")})");
}
