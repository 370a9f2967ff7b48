using System.CommandLine;
using AuditPipeline.Bench.Edge;

namespace AuditPipeline.Bench.Decode;

/// <summary><c>./audit bench decode</c>.</summary>
internal static class DecodeCommand
{
    private static readonly Option<bool> Json = new("--json") { Description = "one JSON object instead of a table" };

    private static readonly Option<int> Rounds = new("--rounds")
    { Description = "rounds; medians are printed, 1 to 99", DefaultValueFactory = _ => 7 };

    private static readonly Option<int> Milliseconds = new("--milliseconds")
    { Description = "measured time of each reading of each dialect in a round, 5 to 10000", DefaultValueFactory = _ => 40 };

    private static readonly Option<string?> Corpus = new("--corpus")
    { Description = "file of recorded exchanges, one a line, instead of our own; grouped by the dialect that reads them" };

    public static Command Create()
    {
        var command = new Command(
            "decode", "MB of JSON per second that each dialect reads on one core, beside a bare Utf8JsonReader over the same documents in the same run.")
        {
            Json, Rounds, Milliseconds, Corpus,
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
            var sets = parsed.GetValue(Corpus) is { } file
                ? await ExchangeSets.OfFileAsync(file, cancellation)
                : await ExchangeSets.OwnAsync(cancellation);
            var result = DecodeBench.Run(sets, rounds, TimeSpan.FromMilliseconds(milliseconds), cancellation);
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
