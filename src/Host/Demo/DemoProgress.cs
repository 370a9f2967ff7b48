using System.Diagnostics;
using System.Globalization;

namespace AuditPipeline.Host.Demo;

/// <summary>Progress of the demonstration, on stderr: a line per step, and a running count while on a terminal.</summary>
internal sealed class DemoProgress(TextWriter output) : IProgress<int>
{
    private readonly long _start = Stopwatch.GetTimestamp();

    public void Say(string what) =>
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"[{Stopwatch.GetElapsedTime(_start).TotalSeconds,5:0.0} s] {what}"));

    public void Report(int value)
    {
        if (!Console.IsErrorRedirected && value % 25 == 0) output.Write($"\r          {value} calls done\r");
    }
}
