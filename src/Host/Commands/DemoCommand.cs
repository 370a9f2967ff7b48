using System.CommandLine;
using AuditPipeline.Host.Composition;
using AuditPipeline.Host.Demo;

namespace AuditPipeline.Host.Commands;

/// <summary><c>./audit demo</c>: the main job in one go.</summary>
internal static class DemoCommand
{
    public static Command Create()
    {
        var output = new Option<string>("--out") { Description = "folder for the packs; made when missing", DefaultValueFactory = _ => "demo-out" };
        var corpus = new Option<string?>("--corpus") { Description = "replays these recorded exchanges (NDJSON) through the gateway instead of the built-in traffic" };
        var allPacks = new Option<bool>("--all-packs") { Description = "every framework this version draws, in both languages" };
        var command = new Command(
            "demo",
            "Starts everything on free ports with a scripted local provider, sends traffic of four providers through the gateway, waits until all of it is sealed, builds an evidence pack, verifies it and prints what it did. Leaves nothing running.")
        {
            output, corpus, allPacks,
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            if (parsed.GetValue(corpus) is { } file) await using (InputFile.Open(file)) { }
            var run = new DemoRun(Path.GetFullPath(parsed.GetValue(output)!), parsed.GetValue(corpus), parsed.GetValue(allPacks));
            return await run.RunAsync(cancellation);
        });
        return command;
    }
}
