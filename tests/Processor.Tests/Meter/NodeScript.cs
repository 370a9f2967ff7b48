using System.Diagnostics;

namespace AuditPipeline.Processor.Tests.Meter;

/// <summary>Finds and runs what the oracle tests need of Node.</summary>
internal static class NodeScript
{
    public const string Prices = "@pydantic/genai-prices";
    public const string Ranks = "js-tiktoken";

    /// <summary>Folder of installed packages: <c>AUDIT_NODE_MODULES</c>, else that of the checkout; null when <paramref name="package"/> is not
    /// installed there.</summary>
    public static string? NodeModules(string package)
    {
        var named = Environment.GetEnvironmentVariable("AUDIT_NODE_MODULES");
        var folder = string.IsNullOrEmpty(named) ? InCheckout("deploy/native/node_modules") : named;
        return folder is not null && File.Exists(Path.Combine(folder, package, "package.json")) ? folder : null;
    }

    /// <summary>A path of the checkout, found upwards from the test binary; null where there is none.</summary>
    public static string? InCheckout(string relativePath)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, relativePath);
            if (Path.Exists(path)) return path;
        }

        return null;
    }

    /// <summary>Runs a script to its end and gives what it wrote; fails the test when it fails.</summary>
    public static async Task<string> RunAsync(string script, string[] arguments, string input)
    {
        var start = new ProcessStartInfo("node") { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(script);
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        using var node = Process.Start(start)!;
        var output = node.StandardOutput.ReadToEndAsync();
        var messages = node.StandardError.ReadToEndAsync();
        await node.StandardInput.WriteAsync(input);
        node.StandardInput.Close();
        await node.WaitForExitAsync();

        node.ExitCode.ShouldBe(0, await messages);
        return await output;
    }
}
