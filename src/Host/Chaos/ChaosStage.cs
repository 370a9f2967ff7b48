using AuditPipeline.Host.Commands;

namespace AuditPipeline.Host.Chaos;

/// <summary>The temporary folder of a run; it stays when a rule is broken.</summary>
internal static class ChaosStage
{
    /// <param name="play">Given the folder; prints what it finds, and returns the broken rules and the last line.</param>
    /// <returns>Exit code.</returns>
    public static async Task<int> PlayAsync(Func<string, Task<(IReadOnlyList<BrokenRule> Broken, string Last)>> play)
    {
        var folder = Path.Combine(Path.GetTempPath(), $"audit-chaos-{Environment.ProcessId}");
        Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var keep = false;
        try
        {
            var (broken, last) = await play(folder);
            keep = broken.Count > 0;
            foreach (var rule in broken) Console.WriteLine(rule);
            if (keep) Console.WriteLine($"settings, data and log of the run are kept in {folder}");
            Console.WriteLine(last);
            return keep ? ExitCode.Negative : ExitCode.Done;
        }
        catch (Exception e) when (e is ChaosFault or HttpRequestException)
        {
            keep = true;
            Console.WriteLine($"BROKEN: {e.Message}");
            Console.WriteLine($"settings, data and log of the run are kept in {folder}");
            return ExitCode.Negative;
        }
        finally
        {
            if (!keep) Directory.Delete(folder, recursive: true);
        }
    }
}
