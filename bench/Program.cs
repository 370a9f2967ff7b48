using System.CommandLine;
using AuditPipeline.Bench;
using AuditPipeline.Bench.Decode;
using AuditPipeline.Bench.Edge;
using AuditPipeline.Bench.Pii;
using AuditPipeline.Bench.Seal;

var json = new Option<bool>("--json") { Description = "one JSON object instead of a table" };
var count = new Option<int>("--count") { Description = "interactions per round, 1000 to 200000", DefaultValueFactory = _ => 20_000 };
var rounds = new Option<int>("--rounds") { Description = "rounds; medians are printed, 1 to 9", DefaultValueFactory = _ => 3 };
var pipeline = new Command(
    "pipeline",
    "Interactions per second from journal to sealed row, beside a bare RowBinary insert of the same rows in the same run.")
{
    json, count, rounds,
};
pipeline.SetAction(async (parsed, cancellation) =>
{
    var (n, r) = (parsed.GetValue(count), parsed.GetValue(rounds));
    if (n is < 1_000 or > 200_000 || r is < 1 or > 9)
    {
        await Console.Error.WriteLineAsync("audit: --count must be 1000 to 200000 and --rounds 1 to 9");
        return 2;
    }

    var result = await PipelineBench.RunAsync(n, r, Console.Error, cancellation);
    await Console.Out.WriteLineAsync(parsed.GetValue(json) ? result.ToJson() : result.ToTable());
    return 0;
});

var root = new RootCommand("./audit bench NAME [--json]: measures, always with its baseline in the same run, and prints ratios.")
{
    pipeline, DecodeCommand.Create(), PiiCommand.Create(), SealCommand.Create(), GatewayCommand.Create(),
};
foreach (var child in ChildCommands.All) root.Subcommands.Add(child);
var parse = root.Parse(args);
if (parse.Errors.Count == 0) return await parse.InvokeAsync();
foreach (var error in parse.Errors) await Console.Error.WriteLineAsync($"audit: {error.Message}");
return 2;
