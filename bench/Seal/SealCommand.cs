using System.CommandLine;

namespace AuditPipeline.Bench.Seal;

/// <summary><c>./audit bench seal</c>.</summary>
internal static class SealCommand
{
    private static readonly Option<bool> Json = new("--json") { Description = "one JSON object instead of a table" };

    private static readonly Option<int> Rounds = new("--rounds") { Description = "rounds; medians are printed, 1 to 99", DefaultValueFactory = _ => 7 };

    private static readonly Option<int> Milliseconds = new("--milliseconds")
    {
        Description = "measured time of each step and its baseline in a round, 5 to 10000", DefaultValueFactory = _ => 200,
    };

    public static Command Create()
    {
        var command = new Command(
            "seal",
            "Leaves, proofs, parts and data keys per second on one thread, each beside a bare SHA-256 or AES-256-GCM pass over the same bytes in the same run.")
        {
            Json, Rounds, Milliseconds,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var (rounds, milliseconds) = (parsed.GetValue(Rounds), parsed.GetValue(Milliseconds));
        if (rounds is < 1 or > 99 || milliseconds is < 5 or > 10_000)
        {
            await Console.Error.WriteLineAsync("audit: --rounds must be 1 to 99 and --milliseconds 5 to 10000");
            return 2;
        }

        try
        {
            var result = SealBench.Run(rounds, TimeSpan.FromMilliseconds(milliseconds), cancellation);
            await Console.Out.WriteLineAsync(parsed.GetValue(Json) ? result.ToJson() : result.ToTable());
            return 0;
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            await Console.Error.WriteLineAsync("audit: stopped");
            return 3;
        }
    }
}
