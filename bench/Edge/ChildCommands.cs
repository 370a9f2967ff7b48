using System.CommandLine;
using System.Text.Json;

namespace AuditPipeline.Bench.Edge;

/// <summary>The verbs of the benchmark's own processes; not for people.</summary>
internal static class ChildCommands
{
    public const string Upstream = "upstream";
    public const string Load = "load";
    public const string Serve = "serve";

    public static IEnumerable<Command> All => [UpstreamCommand(), LoadCommand(), ServeCommand()];

    private static Command UpstreamCommand()
    {
        var port = new Option<int>("--port");
        var command = new Command(Upstream) { port };
        command.Hidden = true;
        command.SetAction(async (parsed, cancellation) =>
        {
            using var server = new UpstreamServer(parsed.GetValue(port));
            _ = server.RunAsync(cancellation);
            await ChildLoop.RunAsync(server.Address.ToString(), (_, _) => Task.FromResult(""), cancellation);
            return 0;
        });
        return command;
    }

    private static Command LoadCommand()
    {
        var command = new Command(Load) { Hidden = true };
        command.SetAction(async (_, cancellation) =>
        {
            await ChildLoop.RunAsync("ready", CarryOutAsync, cancellation);
            return 0;
        });
        return command;
    }

    private static async Task<string> CarryOutAsync(string line, CancellationToken cancellation)
    {
        var order = JsonSerializer.Deserialize(line, BenchJson.Default.LoadOrder)!;
        var result = order.Compare is null
            ? await LoadRound.RunAsync(order, cancellation)
            : await new LoadComparison(order).RunAsync(cancellation);
        return JsonSerializer.Serialize(result, BenchJson.Default.LoadResult);
    }

    private static Command ServeCommand()
    {
        var record = new Option<string>("--record") { Required = true };
        var upstream = new Option<string>("--upstream") { Required = true };
        var command = new Command(Serve) { record, upstream };
        command.Hidden = true;
        command.SetAction(async (parsed, cancellation) =>
        {
            if (!RecordModes.TryParse(parsed.GetValue(record), out var mode) || !RecordModes.BuiltIn.Contains(mode))
            {
                await Console.Error.WriteLineAsync($"audit: record {parsed.GetValue(record)} is not built in");
                return 2;
            }

            await using var server = await GatewayServer.StartAsync(mode, new Uri(parsed.GetValue(upstream)!), cancellation);
            await ChildLoop.RunAsync(
                server.Address.ToString(),
                async (_, token) => JsonSerializer.Serialize(await server.StateAsync(token), BenchJson.Default.GatewayState),
                cancellation);
            return 0;
        });
        return command;
    }
}
