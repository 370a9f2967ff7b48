using System.Globalization;

namespace AuditPipeline.Host.Chaos;

/// <summary>One run: rounds of load and faults, then the count.</summary>
internal sealed class ChaosRun(ChaosOptions options)
{
    private static readonly TimeSpan ShortestRound = TimeSpan.FromSeconds(0.3);
    private static readonly TimeSpan LongestRound = TimeSpan.FromSeconds(2.5);

    private readonly ChaosProgress _progress = new(Console.Error, options.Rounds);

    /// <returns>Exit code.</returns>
    public Task<int> RunAsync(CancellationToken cancellation)
    {
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"seed {options.Seed}, rounds {options.Rounds}, record {options.Policy}, callers {options.Callers}, {(options.Kafka ? "kafka" : "embedded")}"));
        return ChaosStage.PlayAsync(async folder =>
        {
            var verdict = await BreakAsync(folder, cancellation);
            return (verdict.Broken, verdict.Counts.ToString());
        });
    }

    private async Task<ChaosVerdict> BreakAsync(string folder, CancellationToken cancellation)
    {
        var dice = new ChaosDice(options.Seed);
        var from = TimeProvider.System.GetUtcNow().AddSeconds(-1);
        await using var provider = await ChaosProvider.StartAsync(cancellation);
        await using IChaosProduct product = options.Kafka
            ? KafkaChaos.In(folder, provider.Url, [$"record: {options.Policy}"])
            : EmbeddedChaos.In(folder, provider.Url, [$"record: {options.Policy}"]);
        await product.StartAsync(cancellation);
        IReadOnlyList<ChaosCall> calls;
        await using (var load = new ChaosLoad(product.Gateway, options.Callers, dice.Fork()))
        {
            for (var round = 1; round <= options.Rounds; round++) await RoundAsync(round, product, load, dice, cancellation);
            calls = await load.EndAsync();
        }

        var evidence = await ChaosAuditor.SettleAsync(product, from, _progress, cancellation);
        var verdict = ChaosReckoning.Of(calls, evidence, options.IsPass);
        Describe(verdict.Counts, evidence, product.Kills);
        return verdict;
    }

    private async Task RoundAsync(int round, IChaosProduct product, ChaosLoad load, ChaosDice dice, CancellationToken cancellation)
    {
        var fault = dice.Of(product.Faults);
        await Task.Delay(dice.Between(ShortestRound, LongestRound), cancellation);
        await fault.StrikeAsync(dice, cancellation);
        await fault.MendAsync(dice, cancellation);
        await product.CatchUpAsync(cancellation);
        _progress.Round(round, fault.Name, load.Count);
    }

    private static void Describe(ChaosCounts counts, ChaosEvidence evidence, int kills)
    {
        var leaves = string.Join(", ", evidence.Leaves.Select(l => string.Create(CultureInfo.InvariantCulture, $"{l.Key} {l.Value}")));
        var outcomes = string.Join(", ", evidence.Calls.CountBy(c => c.Outcome ?? "unreadable").OrderBy(o => o.Key, StringComparer.Ordinal)
            .Select(o => string.Create(CultureInfo.InvariantCulture, $"{o.Key} {o.Value}")));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"kills {kills}, answered in part {counts.InPart}, open {counts.Open}, gateway instances {evidence.Gateways.Count}"));
        Console.WriteLine($"leaves: {leaves}");
        Console.WriteLine($"outcomes: {outcomes}");
    }
}
