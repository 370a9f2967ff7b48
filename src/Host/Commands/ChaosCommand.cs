using System.CommandLine;
using AuditPipeline.Host.Chaos;

namespace AuditPipeline.Host.Commands;

/// <summary><c>./audit chaos</c>: kills the product at random under load and counts afterwards.</summary>
internal static class ChaosCommand
{
    private const int DefaultRounds = 20;
    private const int MostRounds = 10_000;
    private const int DefaultCallers = 16;
    private const int MostCallers = 256;

    public static Command Create()
    {
        var rounds = new Option<int>("--rounds") { Description = $"1 to {MostRounds}", DefaultValueFactory = _ => DefaultRounds };
        var kafka = new Option<bool>("--kafka") { Description = "not in this version: gateway and processor as processes of their own, with brokers between them" };
        var policy = new Option<string>("--policy") { Description = "record policy of the gateway: before or pass", DefaultValueFactory = _ => "before" };
        var callers = new Option<int>("--callers") { Description = $"calls under way at once, 1 to {MostCallers}", DefaultValueFactory = _ => DefaultCallers };
        var seed = new Option<int?>("--seed") { Description = "repeats the random choices of another run; every run prints its own" };
        rounds.Validators.Add(r => Bound(r, "--rounds", r.GetValueOrDefault<int>(), MostRounds));
        callers.Validators.Add(r => Bound(r, "--callers", r.GetValueOrDefault<int>(), MostCallers));
        policy.Validators.Add(r =>
        {
            if (r.GetValueOrDefault<string>() is not ("before" or "pass")) r.AddError("--policy must be before or pass");
        });
        var command = new Command(
            "chaos",
            "Runs the product in a temporary folder against a local provider, kills it (SIGKILL) at random moments under load, starts it again, "
            + "and counts afterwards: every call a caller got an answer for must be on record once. Exits 1 when a rule is broken.")
        {
            rounds, kafka, policy, callers, seed,
        };
        command.SetAction((parsed, cancellation) =>
        {
            if (parsed.GetValue(kafka)) throw new CommandFailure("--kafka: the faults of brokers are not in this version; leave it out", ExitCode.Usage);
            var options = new ChaosOptions(
                parsed.GetValue(rounds), parsed.GetValue(seed) ?? Random.Shared.Next(), parsed.GetValue(policy)!, parsed.GetValue(callers));
            return new ChaosRun(options).RunAsync(cancellation);
        });
        return command;
    }

    private static void Bound(System.CommandLine.Parsing.OptionResult result, string name, int value, int most)
    {
        if (value < 1 || value > most) result.AddError($"{name} must be 1 to {most}");
    }
}
