using System.CommandLine;
using AuditPipeline.Core.Redaction;
using AuditPipeline.Host.Composition;
using AuditPipeline.Pii.Lines;

namespace AuditPipeline.Host.Commands;

/// <summary><c>./audit pii FILE</c>: texts in, the places of personal data and secrets out. <c>./audit pii serve</c>: the same over HTTP.</summary>
internal static class PiiCommand
{
    public static Command Create()
    {
        // Needed unless the subcommand is used, whose help would name it otherwise.
        var file = new Argument<string?>("FILE")
        {
            Description = "one JSON object a line: {\"id\", \"text\", \"language\"?, \"context\"?}; - reads standard input",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var config = SettingsOptions.Config();
        var recognizers = Recognizers();
        var explain = new Option<bool>("--explain") { Description = "each entity also names its recognizer, the check its value passed and the context word near it" };
        var command = new Command("pii", "Points at personal data and secrets: one line {\"id\",\"entities\":[{\"start\",\"end\",\"type\",\"score\"}]} each; offsets count Unicode code points.")
        {
            file, config, recognizers, explain, PiiServeCommand.Create(),
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            var name = parsed.GetValue(file) ?? throw new CommandFailure("pii: FILE is missing; --help tells how it is used", ExitCode.Usage);
            var (settings, folder) = SettingsOptions.Read(parsed.GetValue(config), null);
            var parts = PiiParts.Of(settings, folder, TimeProvider.System, parsed.GetValue(recognizers));
            await using var input = InputFile.Open(name);
            await using var output = new StreamWriter(Console.OpenStandardOutput(), bufferSize: 1 << 16);
            var outcome = await new PiiScanner(new TextScanner([parts.Engine]), parsed.GetValue(explain)).RunAsync(input, output, name, cancellation);
            await output.FlushAsync(cancellation);
            if (outcome.Error is not { } error) return ExitCode.Done;
            await Console.Error.WriteLineAsync($"audit: {error}");
            return ExitCode.Usage;
        });
        return command;
    }

    /// <summary>The option that names a file of own recognisers.</summary>
    public static Option<string?> Recognizers() => new("--recognizers")
    {
        Description = "own recognisers and lists (YAML, Presidio's recogniser registry); replaces pii.recognizers of the settings",
    };
}
