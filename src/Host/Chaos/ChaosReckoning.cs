namespace AuditPipeline.Host.Chaos;

/// <summary>Holds what the callers saw against what the product says. Pure.</summary>
internal sealed class ChaosReckoning
{
    private const int MostExamples = 5;

    /// <summary>Outcomes a whole answer may have, of the provider and of the gateway itself.</summary>
    private static readonly string[] OfAnswers = ["completed", "interrupted"];
    private static readonly string[] OfErrors = ["refused", "upstream_error", "interrupted"];

    private readonly List<BrokenRule> _broken = [];

    private ChaosReckoning()
    {
    }

    /// <param name="pass">Calls are forwarded before they are durable: those a kill took are losses.</param>
    public static ChaosVerdict Of(IReadOnlyCollection<ChaosCall> calls, ChaosEvidence evidence, bool pass) =>
        new ChaosReckoning().Reckon(calls, evidence, pass);

    private ChaosVerdict Reckon(IReadOnlyCollection<ChaosCall> calls, ChaosEvidence evidence, bool pass)
    {
        var known = calls.Where(c => c is { AnswerBegan: true, SaidUnrecorded: false }).ToList();
        var byId = evidence.Calls.ToLookup(c => c.Id);
        var unrecorded = known.Where(c => !byId.Contains(c.Id!)).ToList();
        var counts = Count(calls, known, evidence, byId, pass ? unrecorded.Count - evidence.Losses.Sum(l => l.Count) : unrecorded.Count);

        if (pass)
        {
            Expect("calls that were answered and have no record are among the losses", unrecorded.Count - counts.Lost, Ids(unrecorded));
            Expect("a loss has the cause gateway_died", evidence.Losses.Where(l => l.Cause != "gateway_died").Select(l => $"number {l.Number}: {l.Cause}"));
        }
        else
        {
            Expect("every call that was answered, wholly or in part, has a record", Ids(unrecorded));
            Expect("no call is lost", counts.Lost, []);
        }

        Expect("no call that the gateway called unrecorded has a record",
            calls.Where(c => c.SaidUnrecorded && byId.Contains(c.Id!)).Select(c => c.Id!));
        Expect("no call hangs", calls.Where(c => c.Hung).Select(c => $"{c.Id ?? "unanswered"}: {c.Received} bytes"));
        Answers(known, byId);
        Numbers(counts, evidence);
        Log(evidence, byId);
        if (evidence.PackFault is { } fault) Expect("a pack of the whole run verifies", [fault]);
        return new ChaosVerdict(counts, _broken);
    }

    private static ChaosCounts Count(
        IReadOnlyCollection<ChaosCall> calls, List<ChaosCall> known, ChaosEvidence evidence, ILookup<string, SealedCall> byId, long unrecorded) => new(
        Sent: calls.Sum(c => (long)c.Sent),
        Answered: known.Count(c => c.Ended),
        InPart: known.Count(c => !c.Ended),
        Numbered: evidence.Gateways.Sum(g => g.Accepted),
        Recorded: evidence.Gateways.Sum(g => g.Recorded),
        Sealed: evidence.Calls.Count,
        Lost: evidence.Gateways.Sum(g => g.Lost),
        Open: evidence.Gateways.Sum(g => g.Open),
        Unexplained: Math.Max(0, unrecorded) + byId.Sum(same => same.Count() - 1L)
            + evidence.Gateways.Sum(g => Math.Max(Math.Abs(g.Unexplained), g.Missing) + g.Duplicates));

    private void Answers(List<ChaosCall> known, ILookup<string, SealedCall> byId)
    {
        var pairs = known.SelectMany(call => byId[call.Id!].Take(1).Select(record => (Call: call, Record: record))).ToList();
        Expect("a whole answer's record is completed or interrupted, that of the gateway's own error refused or upstream_error",
            pairs.Where(p => p.Call.Ended && !(p.Call.GatewayError is null ? OfAnswers : OfErrors).Contains(p.Record.Outcome))
                .Select(p => $"{p.Call.Id} {p.Record.Outcome ?? "unreadable"}, answered {p.Call.Status}"));
        Expect("a record has at least the bytes of the answer that its caller got",
            pairs.Where(p => p.Call.Received > (p.Record.ResponseBytes ?? 0))
                .Select(p => $"{p.Call.Id} {p.Record.Outcome}: {p.Record.ResponseBytes ?? 0} of {p.Call.Received}"));
        Expect("a whole answer is as long as the provider's",
            known.Where(c => c is { Ended: true, GatewayError: null } && c.Received != c.Planned).Select(c => $"{c.Id}: {c.Received} of {c.Planned}"));
    }

    private void Numbers(ChaosCounts counts, ChaosEvidence evidence)
    {
        Expect("accepted = recorded + lost + open", Math.Abs(counts.Numbered - counts.Recorded - counts.Lost - counts.Open), []);
        Expect("numbers have no holes", evidence.Gateways.Where(g => g.Missing > 0 || g.Unexplained != 0).Select(g => $"{g.Instance}: {g.Missing} missing, {g.Unexplained} unexplained"));
        Expect("no number is there twice", evidence.Gateways.Where(g => g.Duplicates > 0).Select(g => $"{g.Instance}: {g.Duplicates}"));
        Expect("no entry is open", counts.Open, []);
        Expect("no number was given without a call", counts.Numbered - counts.Sent, []);
        foreach (var gateway in evidence.Gateways) Leaves(gateway, evidence);
    }

    // The same once more, from the log alone.
    private void Leaves(GatewayTally gateway, ChaosEvidence evidence)
    {
        var numbers = evidence.Calls.Where(c => c.Gateway == gateway.Instance && c.Number is not null).Select(c => (First: c.Number!.Value, Count: 1L))
            .Concat(evidence.Losses.Where(l => l.Gateway == gateway.Instance).Select(l => (First: l.Number, l.Count)))
            .Order();
        var next = 1L;
        var wrong = new List<string>();
        foreach (var (first, count) in numbers)
        {
            if (first != next) wrong.Add($"{gateway.Instance}: {first} where {next} is next");
            next = first + count;
        }

        if (next - 1 != gateway.Accepted) wrong.Add($"{gateway.Instance}: ends at {next - 1}, {gateway.Accepted} were given");
        Expect("the log has every number of an instance once, from 1 on", wrong);
    }

    private void Log(ChaosEvidence evidence, ILookup<string, SealedCall> byId)
    {
        Expect("nothing is sealed twice", byId.Where(same => same.Count() > 1).Select(same => $"{same.Key}: {same.Count()} leaves"));
        var trail = evidence.Trail.ToLookup(id => id);
        Expect("the trail shows no record twice", trail.Where(same => same.Count() > 1).Select(same => same.Key));
        Expect("the trail shows every sealed call", byId.Where(same => !trail.Contains(same.Key)).Select(same => same.Key));
        Expect("the trail shows only sealed calls", trail.Where(same => !byId.Contains(same.Key)).Select(same => same.Key));
    }

    private static IEnumerable<string> Ids(IEnumerable<ChaosCall> calls) =>
        calls.Select(c => $"{c.Id} ({c.Status}, {(c.Ended ? "whole" : "in part")}, {c.Received} bytes)");

    private void Expect(string rule, IEnumerable<string> cases)
    {
        var all = cases.ToList();
        Expect(rule, all.Count, all);
    }

    private void Expect(string rule, long count, IEnumerable<string> examples)
    {
        if (count > 0) _broken.Add(new BrokenRule(rule, count, [.. examples.Take(MostExamples)]));
    }
}
