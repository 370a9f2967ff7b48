using System.CommandLine;
using AuditPipeline.Pii.Lines;

namespace AuditPipeline.Host.Commands;

/// <summary><c>./audit pii FILE</c>: texts in, the places of personal data and secrets out.</summary>
internal static class PiiCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "one JSON object a line: {\"id\", \"text\", \"language\"?, \"context\"?}; - reads standard input" };
        var command = new Command("pii", "Points at personal data and secrets: one line {\"id\",\"entities\":[{\"start\",\"end\",\"type\",\"score\"}]} each; offsets count Unicode code points.")
        {
            file,
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            var name = parsed.GetValue(file)!;
            await using var input = InputFile.Open(name);
            await using var output = new StreamWriter(Console.OpenStandardOutput(), bufferSize: 1 << 16);
            var outcome = await PiiScanner.OfCatalogue().RunAsync(input, output, name, cancellation);
            await output.FlushAsync(cancellation);
            if (outcome.Error is not { } error) return ExitCode.Done;
            await Console.Error.WriteLineAsync($"audit: {error}");
            return ExitCode.Usage;
        });
        return command;
    }
}
