using System.Globalization;

namespace AuditPipeline.Host.Chaos.Outage;

/// <summary>One outage under a steady load: what the callers met, and whether the count is right afterwards.</summary>
internal sealed class OutageRun(OutageOptions options)
{
    private const int StoreMegabytes = 2_048;
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan CatchingUp = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan PastTheBound = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan MostLonger = TimeSpan.FromSeconds(60);

    // Small, so that the bound is met within the outage, and that a mock broker, which keeps 5 MB of a partition, can take all of it at once.
    private static readonly string[] Gateway =
        ["record: before", "record_by_provider:", "  mistral: pass", "max_journal_bytes: 4194304", "max_waiting_bytes: 262144"];

    private readonly ChaosProgress _progress = new(Console.Error, 1);
    private readonly ChaosDice _dice = new(1);

    /// <returns>Exit code.</returns>
    public Task<int> RunAsync(CancellationToken cancellation)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"outage of the {options.What} for {options.Seconds} s at {options.Rate} calls/s"));
        return ChaosStage.PlayAsync(folder => options.What == "brokers" ? BrokersAsync(folder, cancellation) : StoreAsync(folder, cancellation));
    }

    private async Task<(IReadOnlyList<BrokenRule> Broken, string Last)> BrokersAsync(string folder, CancellationToken cancellation)
    {
        await using var provider = await ChaosProvider.StartAsync(cancellation);
        await using var product = KafkaChaos.In(folder, provider.Url, Gateway);
        return await PlayAsync(product, product.AllBrokersDown, cancellation);
    }

    private async Task<(IReadOnlyList<BrokenRule> Broken, string Last)> StoreAsync(string folder, CancellationToken cancellation)
    {
        await using var provider = await ChaosProvider.StartAsync(cancellation);
        await using var product = EmbeddedChaos.In(folder, provider.Url, Gateway);
        Directory.CreateDirectory(product.Folders.Data, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        await using var disk = await SmallDisk.MountAsync(product.Folders.Store, StoreMegabytes, cancellation);
        return await PlayAsync(product, disk, cancellation);
    }

    private async Task<(IReadOnlyList<BrokenRule> Broken, string Last)> PlayAsync(IChaosProduct product, IFault outage, CancellationToken cancellation)
    {
        var start = TimeProvider.System.GetUtcNow().AddSeconds(-1);
        await product.StartAsync(cancellation);
        IReadOnlyList<OutageCall> calls;
        DateTimeOffset from, to;
        await using (var load = new SteadyLoad(product.Gateway, options.Rate))
        {
            await Task.Delay(Quiet, cancellation);
            from = TimeProvider.System.GetUtcNow();
            _progress.Say($"{outage.Name}");
            load.Phase = OutagePhase.During;
            await StrikeAsync(outage, load, cancellation);
            await outage.MendAsync(_dice, cancellation);
            load.Phase = OutagePhase.After;
            _progress.Say("mended; catching up");
            await Task.Delay(CatchingUp, cancellation);
            load.Phase = OutagePhase.Later;
            to = TimeProvider.System.GetUtcNow();
            await Task.Delay(Quiet, cancellation);
            calls = await load.EndAsync();
        }

        var evidence = await ChaosAuditor.SettleAsync(product, start, _progress, cancellation);
        Describe(calls, evidence);
        return (OutageReckoning.Of(calls, evidence, from, to), Last(evidence));
    }

    /// <summary>For as long as was asked, and until the journal has been full for a while: on a slow machine it fills more slowly.</summary>
    private async Task StrikeAsync(IFault outage, SteadyLoad load, CancellationToken cancellation)
    {
        var asked = TimeSpan.FromSeconds(options.Seconds);
        TimeSpan? bound = null;
        for (var begun = TimeProvider.System.GetTimestamp(); ;)
        {
            await outage.StrikeAsync(_dice, cancellation);
            await Task.Delay(TimeSpan.FromSeconds(1), cancellation);
            var lasted = TimeProvider.System.GetElapsedTime(begun);
            if (load.Refused > 0) bound ??= lasted;
            if (lasted >= asked + MostLonger || (lasted >= asked && lasted - bound >= PastTheBound)) break;
        }
    }

    private static void Describe(IReadOnlyList<OutageCall> calls, ChaosEvidence evidence)
    {
        foreach (var group in calls.GroupBy(c => (c.Phase, c.Policy)).OrderBy(g => g.Key))
        {
            var answers = group.CountBy(c => c.Call.GatewayError is { } error ? $"{c.Call.Status} {error}" : c.Call.Ended ? $"{c.Call.Status}" : "broken off")
                .OrderBy(a => a.Key, StringComparer.Ordinal).Select(a => string.Create(CultureInfo.InvariantCulture, $"{a.Value} × {a.Key}"));
            Console.WriteLine($"{group.Key.Phase.ToString().ToLowerInvariant(),-7} record {group.Key.Policy,-7} {string.Join(", ", answers)}");
        }

        foreach (var cause in evidence.Gateways.SelectMany(g => g.Losses).GroupBy(l => l.Cause).OrderBy(l => l.Key, StringComparer.Ordinal))
        {
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"lost    {cause.Key}: {cause.Sum(l => l.Count)} calls in {cause.Count()} records, {cause.Min(l => l.From):HH:mm:ss} to {cause.Max(l => l.To):HH:mm:ss}"));
        }
    }

    private static string Last(ChaosEvidence evidence) => string.Create(
        CultureInfo.InvariantCulture,
        $"accepted {evidence.Gateways.Sum(g => g.Accepted)}, recorded {evidence.Gateways.Sum(g => g.Recorded)}, sealed {evidence.Calls.Count}, lost {evidence.Gateways.Sum(g => g.Lost)}, open {evidence.Gateways.Sum(g => g.Open)}, unexplained {evidence.Gateways.Sum(g => Math.Abs(g.Unexplained) + g.Missing + g.Duplicates)}");
}
