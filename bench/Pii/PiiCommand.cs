using System.CommandLine;
using AuditPipeline.Bench.Edge;

namespace AuditPipeline.Bench.Pii;

/// <summary><c>./audit bench pii</c>.</summary>
internal static class PiiCommand
{
    private static readonly Option<bool> Json = new("--json") { Description = "one JSON object instead of a table" };

    private static readonly Option<int> Rounds = new("--rounds")
    { Description = "rounds; medians are printed, 1 to 99", DefaultValueFactory = _ => 5 };

    private static readonly Option<string?> Load = new("--load")
    { Description = "folder of texts instead of our own: *.txt with a line ----- between texts" };

    private static readonly Option<bool> Each = new("--each") { Description = "also each recogniser alone" };

    public static Command Create()
    {
        var command = new Command(
            "pii", "MB of text per second in which all recognisers look for personal data on one thread, beside a bare pass over the same UTF-8 in the same run.")
        {
            Json, Rounds, Load, Each,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var rounds = parsed.GetValue(Rounds);
        if (rounds is < 1 or > 99)
        {
            await Console.Error.WriteLineAsync("audit: --rounds must be 1 to 99");
            return 2;
        }

        try
        {
            var texts = parsed.GetValue(Load) is { } folder ? TextLoad.OfFolder(folder) : TextLoad.Own();
            var result = PiiBench.Run(texts, rounds, parsed.GetValue(Each), cancellation);
            await Console.Out.WriteLineAsync(parsed.GetValue(Json) ? result.ToJson() : result.ToTable());
            return 0;
        }
        catch (BenchFailure failure)
        {
            await Console.Error.WriteLineAsync($"audit: {failure.Message}");
            return 3;
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            await Console.Error.WriteLineAsync("audit: stopped");
            return 3;
        }
    }
}
