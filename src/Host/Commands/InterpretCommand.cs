using System.CommandLine;
using AuditPipeline.Host.Composition;
using AuditPipeline.Processor.Decode.Corpus;
using AuditPipeline.Processor.Meter;

namespace AuditPipeline.Host.Commands;

/// <summary><c>./audit interpret FILE</c>: recorded exchanges in, one line of facts each out.</summary>
internal static class InterpretCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "recorded exchanges, one JSON object a line; - reads standard input" };
        var command = new Command("interpret", "Reads recorded exchanges and prints what each of them says: one JSON line of facts, cost, price version and usage.")
        {
            file,
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var input = InputFile.Open(parsed.GetValue(file)!);
            await using var output = new StreamWriter(Console.OpenStandardOutput(), bufferSize: 1 << 16);
            var interpreter = new Interpreter(
                NativeParts.Counting(Console.Error.WriteLine), new Metering(NativeParts.Prices()), TimeProvider.System.GetUtcNow());
            var result = await interpreter.RunAsync(input, output, parsed.GetValue(file)!, Console.Error, cancellation);
            await output.FlushAsync(cancellation);
            return result.Malformed > 0 ? ExitCode.Negative : ExitCode.Done;
        });
        return command;
    }
}
