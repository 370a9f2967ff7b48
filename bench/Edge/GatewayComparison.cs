using System.Globalization;

namespace AuditPipeline.Bench.Edge;

/// <summary>Sends the same loads directly to the provider and through each gateway, in turn, round by round.</summary>
internal sealed class GatewayComparison(GatewayBenchOptions options, TextWriter progress)
{
    private readonly Dictionary<(LoadKind Kind, BenchTarget Target), List<Sample>> _samples = [];

    public async Task<GatewayResult> RunAsync(CancellationToken cancellation)
    {
        var flush = FlushProbe.Milliseconds();
        await using var site = await BenchSite.OpenAsync(options.UpstreamPort, cancellation);
        var targets = new List<BenchTarget> { new(BenchTarget.Direct, site.Upstream, null, null) };
        foreach (var mode in RecordModes.BuiltIn) targets.Add(await site.GatewayAsync(mode, cancellation));
        targets.AddRange(options.Proxies.Select(proxy => new BenchTarget(proxy.Key, proxy.Value, null, null)));

        // One unmeasured round first: the measured ones are about the code, not about its compilation.
        foreach (var kind in Kinds(paced: false))
            foreach (var target in targets) await MeasureAsync(site, kind, target, cancellation);
        for (var round = 1; round <= options.Rounds; round++)
            foreach (var kind in Kinds(paced: true))
                for (var i = 0; i < targets.Count; i++)
                    await RoundAsync(site, round, kind, targets[(round + i) % targets.Count], cancellation);

        return await ResultAsync(flush, targets, cancellation);
    }

    private IEnumerable<LoadKind> Kinds(bool paced)
    {
        yield return new LoadKind(Streamed: false, Rate: 0);
        yield return new LoadKind(Streamed: true, Rate: 0);
        if (!paced || options.Rate == 0) yield break;
        yield return new LoadKind(Streamed: false, options.Rate);
        yield return new LoadKind(Streamed: true, options.Rate);
    }

    private async Task RoundAsync(BenchSite site, int round, LoadKind kind, BenchTarget target, CancellationToken cancellation)
    {
        var sample = await MeasureAsync(site, kind, target, cancellation);
        if (!_samples.TryGetValue((kind, target), out var samples)) _samples[(kind, target)] = samples = [];
        samples.Add(sample);
        await progress.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
            $"round {round}, {kind.Name}, {target.Name}: {sample.Load.PerSecond:N0}/s, p50 {sample.Load.P50 / 1e3:0.000} ms, first byte {sample.Load.FirstP50 / 1e3:0.000} ms"));
    }

    private async Task<Sample> MeasureAsync(BenchSite site, LoadKind kind, BenchTarget target, CancellationToken cancellation)
    {
        var before = target.Process?.ProcessorTime;
        var result = await site.LoadAsync(
            target, new LoadOrder("", kind.Streamed, options.Connections, options.Seconds, kind.Rate, options.ThinkMilliseconds, null), cancellation);
        var spent = target.Process?.ProcessorTime - before;
        return new Sample(result, spent?.TotalMicroseconds / Math.Max(1, result.Calls));
    }

    private async Task<GatewayResult> ResultAsync(double flush, List<BenchTarget> targets, CancellationToken cancellation)
    {
        var off = targets.Find(target => target.Mode is RecordMode.Off)!;
        var loads = Kinds(paced: true).Select(kind => new LoadFigures(kind.Name, [.. targets.Select(target => TargetFigures.Of(
            target.Name, _samples[(kind, target)],
            direct: target == targets[0] ? null : _samples[(kind, targets[0])],
            off: target.Mode is null or RecordMode.Off ? null : _samples[(kind, off)]))])).ToArray();

        var processes = new List<ProcessFigures>();
        foreach (var target in targets.Where(target => target.Process is not null)) processes.Add(await ProcessFigures.OfAsync(target, cancellation));

        string[] failures =
        [
            .. targets.Where(t => t.Failed > 0).Select(t => $"{t.Name}: {t.Failed} calls, the first: {t.Failure}"),
            .. processes.Select(p => p.Fault).OfType<string>(),
        ];
        string[] notes =
        [
            GatewayNotes.Off, GatewayNotes.Drain,
            .. Enum.GetValues<RecordMode>().Except(RecordModes.BuiltIn).Select(GatewayNotes.NotBuiltIn),
            .. options.Proxies.Keys.Select(GatewayNotes.Unwatched),
        ];
        return new GatewayResult(
            "gateway", options.Rounds, options.Seconds, options.Connections, Environment.ProcessorCount, Math.Round(flush, 3), loads, processes,
            failures, notes);
    }
}
