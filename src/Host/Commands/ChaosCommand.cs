using System.CommandLine;
using AuditPipeline.Host.Chaos;
using AuditPipeline.Host.Chaos.Outage;

namespace AuditPipeline.Host.Commands;

/// <summary><c>./audit chaos</c>: kills the product at random under load and counts afterwards.</summary>
internal static class ChaosCommand
{
    private const int DefaultRounds = 20;
    private const int MostRounds = 10_000;
    private const int DefaultCallers = 16;
    private const int MostCallers = 256;
    private const int DefaultSeconds = 60;
    private const int MostSeconds = 3_600;
    private const int DefaultRate = 500;
    private const int MostRate = 2_000;

    public static Command Create()
    {
        var rounds = new Option<int>("--rounds") { Description = $"1 to {MostRounds}", DefaultValueFactory = _ => DefaultRounds };
        var kafka = new Option<bool>("--kafka") { Description = "gateway and processor as processes of their own, with brokers between them that break as well" };
        var policy = new Option<string>("--policy") { Description = "record policy of the gateway: before or pass", DefaultValueFactory = _ => "before" };
        var callers = new Option<int>("--callers") { Description = $"calls under way at once, 1 to {MostCallers}", DefaultValueFactory = _ => DefaultCallers };
        var seed = new Option<int?>("--seed") { Description = "repeats the random choices of another run; every run prints its own" };
        var outage = new Option<string?>("--outage") { Description = "instead of rounds, one outage under a steady load: brokers, or store (its disk is full; needs root)" };
        var seconds = new Option<int>("--seconds") { Description = $"length of the outage, 1 to {MostSeconds}", DefaultValueFactory = _ => DefaultSeconds };
        var rate = new Option<int>("--rate") { Description = $"calls per second during an outage, 1 to {MostRate}", DefaultValueFactory = _ => DefaultRate };
        seconds.Validators.Add(r => Bound(r, "--seconds", r.GetValueOrDefault<int>(), MostSeconds));
        rate.Validators.Add(r => Bound(r, "--rate", r.GetValueOrDefault<int>(), MostRate));
        outage.Validators.Add(r =>
        {
            if (r.GetValueOrDefault<string>() is not ("brokers" or "store")) r.AddError("--outage must be brokers or store");
        });
        rounds.Validators.Add(r => Bound(r, "--rounds", r.GetValueOrDefault<int>(), MostRounds));
        callers.Validators.Add(r => Bound(r, "--callers", r.GetValueOrDefault<int>(), MostCallers));
        policy.Validators.Add(r =>
        {
            if (r.GetValueOrDefault<string>() is not ("before" or "pass")) r.AddError("--policy must be before or pass");
        });
        var command = new Command(
            "chaos",
            "Runs the product in a temporary folder against a local provider (with --kafka on mock brokers of its own), kills it (SIGKILL) at random moments under load, starts it again, "
            + "and counts afterwards: every call a caller got an answer for must be on record once. Exits 1 when a rule is broken.")
        {
            rounds, kafka, policy, callers, seed, outage, seconds, rate,
        };
        command.SetAction((parsed, cancellation) =>
        {
            if (parsed.GetValue(outage) is { } what)
                return new OutageRun(new OutageOptions(what, parsed.GetValue(seconds), parsed.GetValue(rate))).RunAsync(cancellation);

            var options = new ChaosOptions(
                parsed.GetValue(rounds), parsed.GetValue(seed) ?? Random.Shared.Next(), parsed.GetValue(policy)!, parsed.GetValue(callers),
                parsed.GetValue(kafka));
            return new ChaosRun(options).RunAsync(cancellation);
        });
        return command;
    }

    private static void Bound(System.CommandLine.Parsing.OptionResult result, string name, int value, int most)
    {
        if (value < 1 || value > most) result.AddError($"{name} must be 1 to {most}");
    }
}
