namespace AuditPipeline.Bench.Edge;

/// <summary>Opens many streamed calls at once through each gateway and compares every byte.</summary>
internal sealed class StreamsRun(GatewayBenchOptions options, int streams)
{
    // Long enough that all are open before the first one ends.
    private const int LeastThinkMilliseconds = 50;

    public async Task<StreamsResult> RunAsync(CancellationToken cancellation)
    {
        await using var site = await BenchSite.OpenAsync(options.UpstreamPort, cancellation);
        var (figures, failures) = (new List<StreamsFigures>(), new List<string>());
        foreach (var mode in RecordModes.BuiltIn)
        {
            var target = await site.GatewayAsync(mode, cancellation);
            var order = new LoadOrder(
                "", Streamed: true, streams, 0, 0, Math.Max(LeastThinkMilliseconds, options.ThinkMilliseconds), site.Upstream.ToString());
            var result = await site.LoadAsync(target, order, cancellation);
            var process = await ProcessFigures.OfAsync(target, cancellation);
            figures.Add(new StreamsFigures(target.Name, result.Calls, result.AtOnce, process));
            if (target.Failed > 0) failures.Add($"{target.Name}: {target.Failed} calls, the first: {target.Failure}");
            if (process.Fault is { } fault) failures.Add(fault);
        }

        return new StreamsResult("gateway-streams", streams, figures, failures);
    }
}
