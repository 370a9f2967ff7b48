using System.Globalization;

namespace AuditPipeline.Bench.Edge;

/// <summary>Full load on one gateway for a long time, with an eye on its memory.</summary>
internal sealed class MemoryRun(GatewayBenchOptions options, RecordMode mode, bool streamed, double minutes, TextWriter progress)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly List<(double Minute, double Mb)> _samples = [];

    public async Task<MemoryResult> RunAsync(CancellationToken cancellation)
    {
        await using var site = await BenchSite.OpenAsync(options.UpstreamPort, cancellation);
        var target = await site.GatewayAsync(mode, cancellation);
        var kind = new LoadKind(streamed, Rate: 0);
        var load = site.LoadAsync(
            target, new LoadOrder("", streamed, options.Connections, minutes * 60, 0, options.ThinkMilliseconds, null), cancellation);
        using (var second = new PeriodicTimer(Interval))
        {
            for (var i = 1; !load.IsCompleted && await second.WaitForNextTickAsync(cancellation); i++)
            {
                _samples.Add((i / 60d, ProcessFigures.Mb(target.Process!.Resident)));
                if (i % 30 == 0) await progress.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{i} s: {_samples[^1].Mb:0.0} MB"));
            }
        }

        var result = await load;
        var process = await ProcessFigures.OfAsync(target, cancellation);
        var from = Math.Min(1, minutes / 10);
        var counted = _samples.Where(sample => sample.Minute > from).ToArray();
        if (counted.Length == 0) throw new BenchFailure("the load ended before memory could be sampled");
        string[] failures =
        [
            .. target.Failed > 0 ? [$"{target.Failed} calls, the first: {target.Failure}"] : Array.Empty<string>(),
            .. process.Fault is { } fault ? [fault] : Array.Empty<string>(),
        ];
        return new MemoryResult(
            "gateway-memory", kind.Name, target.Name, minutes, options.Connections, Math.Round(result.PerSecond, 1), counted[0].Mb, counted[^1].Mb,
            process.PeakMb, Math.Round(Slope(counted), 2), process, failures);
    }

    private static double Slope((double X, double Y)[] points)
    {
        var (x, y) = (points.Average(p => p.X), points.Average(p => p.Y));
        var spread = points.Sum(p => (p.X - x) * (p.X - x));
        return spread == 0 ? 0 : points.Sum(p => (p.X - x) * (p.Y - y)) / spread;
    }
}
