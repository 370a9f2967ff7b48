using System.Diagnostics;

namespace AuditPipeline.Reports.Tests.Press;

/// <summary>Runs a PDF program that is not ours (Debian packages qpdf and poppler-utils).</summary>
internal static class Tool
{
    private const int MostMilliseconds = 120_000;

    /// <summary>Exit code and everything printed.</summary>
    public static (int Code, string Text) Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["LC_ALL"] = "C.UTF-8";
        using var process = Start(start, program);
        var errors = process.StandardError.ReadToEndAsync();
        var text = process.StandardOutput.ReadToEnd();
        process.WaitForExit(MostMilliseconds).ShouldBeTrue($"{program} did not end.");
        return (process.ExitCode, text + errors.GetAwaiter().GetResult());
    }

    private static Process Start(ProcessStartInfo start, string program)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            throw new InvalidOperationException(
                $"The program '{program}' is missing; these tests need the Debian packages qpdf and poppler-utils.");
        }
    }
}
