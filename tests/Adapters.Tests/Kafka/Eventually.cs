using System.Diagnostics;

namespace AuditPipeline.Adapters.Tests.Kafka;

/// <summary>Waits for a condition, generously.</summary>
internal static class Eventually
{
    public static async Task Holds(Func<bool> condition, string what)
    {
        var watch = Stopwatch.StartNew();
        while (!condition())
        {
            if (watch.Elapsed > TimeSpan.FromSeconds(60)) throw new TimeoutException($"never: {what}");
            await Task.Delay(20);
        }
    }
}
