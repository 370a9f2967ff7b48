using System.CommandLine;
using AuditPipeline.Host.Settings;

namespace AuditPipeline.Host.Commands;

/// <summary>The commands of <c>./audit</c>. Results go to stdout, messages to stderr.</summary>
internal static class CommandLine
{
    // Above what stopping may take at most (open calls, then what waits to be sealed); the library's own 2 s would end it halfway.
    private static readonly TimeSpan LongestStop = TimeSpan.FromSeconds(75);

    public static async Task<int> RunAsync(string[] args)
    {
        var root = new RootCommand(
            "Records every call to a language model, redacts and seals it, and draws evidence packs that an outsider can check.\n"
            + "Beside these: ./audit test [FILTER] runs all tests, ./audit bench NAME [--json] measures.")
        {
            DemoCommand.Create(),
            UpCommand.Create(),
            PackCommand.Create(),
            VerifyCommand.Create(),
            ScrubCommand.Create(),
            InterpretCommand.Create(),
            PiiCommand.Create(),
            CostsCommand.Create(),
            PricesCommand.Create(),
            WitnessCommand.Create(),
            EraseCommand.Create(),
            HoldCommand.Create(),
            RoleKeyCommand.Create(),
            RotateKeysCommand.Create(),
            ChaosCommand.Create(),
        };

        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors) await Console.Error.WriteLineAsync($"audit: {error.Message}");
            await Console.Error.WriteLineAsync("audit: --help after a command tells how it is used");
            return ExitCode.Usage;
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration
            {
                EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = LongestStop,
            });
        }
        catch (CommandFailure e)
        {
            await Console.Error.WriteLineAsync($"audit: {e.Message}");
            return e.ExitCode;
        }
        catch (SettingsException e)
        {
            foreach (var line in e.Message.Split(Environment.NewLine)) await Console.Error.WriteLineAsync($"audit: {line}");
            return ExitCode.Usage;
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("audit: stopped");
            return ExitCode.Failure;
        }
    }
}
