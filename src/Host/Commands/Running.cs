namespace AuditPipeline.Host.Commands;

/// <summary>The life of a command that runs until it is told to stop.</summary>
internal static class Running
{
    /// <param name="last">What is said when it is told to stop.</param>
    public static async Task UntilToldAsync(string last, CancellationToken cancellation)
    {
        Console.WriteLine("running; SIGINT or SIGTERM stops it");
        await Task.Delay(Timeout.InfiniteTimeSpan, cancellation).ContinueWith(
            _ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        Console.WriteLine(last);
    }
}
