using System.Diagnostics;

namespace AuditPipeline.Bench.Edge;

/// <summary>What one flush to this machine's disk takes: the floor of everything durable.</summary>
internal static class FlushProbe
{
    private const int Flushes = 50;
    private const int Bytes = 8_192;

    /// <summary>Median, in milliseconds, of appending and flushing 8 KiB in the temporary folder.</summary>
    public static double Milliseconds()
    {
        var path = Path.Combine(Path.GetTempPath(), $"audit-bench-flush-{Environment.ProcessId}");
        try
        {
            using var file = File.OpenHandle(path, FileMode.Create, FileAccess.Write);
            var block = new byte[Bytes];
            return Medians.Of(Enumerable.Range(0, Flushes).Select(i =>
            {
                var since = Stopwatch.GetTimestamp();
                RandomAccess.Write(file, block, (long)i * Bytes);
                RandomAccess.FlushToDisk(file);
                return Stopwatch.GetElapsedTime(since).TotalMilliseconds;
            }).ToArray());
        }
        finally
        {
            File.Delete(path);
        }
    }
}
