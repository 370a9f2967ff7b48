using System.Diagnostics;
using System.Text;
using AuditPipeline.Tests.Shared;

namespace AuditPipeline.Integration.Tests.Harness;

/// <summary>The program as a process of its own, the way <c>./audit</c> starts it. <c>AUDIT_PROGRAM</c> names another build.</summary>
internal static class AuditProgram
{
    private static readonly TimeSpan LongestCommand = TimeSpan.FromMinutes(5);

    /// <summary>Runs one command to its end.</summary>
    public static async Task<CommandResult> RunAsync(params string[] arguments)
    {
        using var process = new Process { StartInfo = Start(arguments) };
        return await ToEndAsync(process, arguments);
    }

    /// <summary>The same as another user, who may write nowhere.</summary>
    public static async Task<CommandResult> RunAsNobodyAsync(params string[] arguments)
    {
        var start = Start(arguments);
        var command = start.ArgumentList.Prepend(start.FileName).ToList();
        start.FileName = "setpriv";
        start.ArgumentList.Clear();
        foreach (var argument in command.Prepend("--clear-groups").Prepend("--regid=65534").Prepend("--reuid=65534")) start.ArgumentList.Add(argument);
        using var process = new Process { StartInfo = start };
        return await ToEndAsync(process, arguments);
    }

    /// <summary>How a process of the program is started; native parts must be there, or the test skips.</summary>
    public static ProcessStartInfo Start(IEnumerable<string> arguments)
    {
        var native = NativeParts.Folder();
        if (native is null) Assert.Skip(NativeParts.Missing);
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true,
            StandardOutputEncoding = Encoding.UTF8, StandardErrorEncoding = Encoding.UTF8,
        };
        start.ArgumentList.Add(Library());
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        start.Environment["AUDIT_NATIVE"] = Path.GetFullPath(native!);
        return start;
    }

    private static async Task<CommandResult> ToEndAsync(Process process, string[] arguments)
    {
        process.Start();
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        using var patience = new CancellationTokenSource(LongestCommand);
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"audit {string.Join(' ', arguments)} did not end");
        }

        return new CommandResult(process.ExitCode, await output, await errors);
    }

    /// <summary>The Host built in the configuration of these tests.</summary>
    private static string Library()
    {
        const string name = "audit-host.dll";
        if (Environment.GetEnvironmentVariable("AUDIT_PROGRAM") is { Length: > 0 } named) return Path.GetFullPath(named);
        var output = new DirectoryInfo(AppContext.BaseDirectory);
        var configuration = output.Parent!.Name;
        for (var folder = output; folder is not null; folder = folder.Parent)
        {
            var built = Path.Combine(folder.FullName, "src", "Host", "bin", configuration, output.Name, name);
            if (File.Exists(built)) return built;
        }

        throw new FileNotFoundException("the Host is not built", name);
    }
}
