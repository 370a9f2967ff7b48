using System.Globalization;
using AuditPipeline.Host.Commands;

namespace AuditPipeline.Host.Chaos;

/// <summary>One run: rounds of load and faults, then the count.</summary>
internal sealed class ChaosRun(ChaosOptions options)
{
    private static readonly TimeSpan ShortestRound = TimeSpan.FromSeconds(0.3);
    private static readonly TimeSpan LongestRound = TimeSpan.FromSeconds(2.5);

    private readonly ChaosProgress _progress = new(Console.Error, options.Rounds);
    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"audit-chaos-{Environment.ProcessId}");

    /// <returns>Exit code.</returns>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"seed {options.Seed}, rounds {options.Rounds}, record {options.Policy}, callers {options.Callers}"));
        Directory.CreateDirectory(_folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var keep = false;
        try
        {
            var verdict = await BreakAsync(cancellation);
            keep = verdict.Broken.Count > 0;
            foreach (var broken in verdict.Broken) Console.WriteLine(broken);
            if (keep) Console.WriteLine($"settings, data and log of the run are kept in {_folder}");
            Console.WriteLine(verdict.Counts);
            return keep ? ExitCode.Negative : ExitCode.Done;
        }
        catch (Exception e) when (e is ChaosFault or HttpRequestException)
        {
            keep = true;
            Console.WriteLine($"BROKEN: {e.Message}");
            return ExitCode.Negative;
        }
        finally
        {
            if (!keep) Directory.Delete(_folder, recursive: true);
        }
    }

    private async Task<ChaosVerdict> BreakAsync(CancellationToken cancellation)
    {
        var dice = new ChaosDice(options.Seed);
        var from = TimeProvider.System.GetUtcNow().AddSeconds(-1);
        await using var provider = await ChaosProvider.StartAsync(cancellation);
        await using var product = EmbeddedChaos.In(_folder, provider.Url, options.Policy);
        await product.StartAsync(cancellation);
        IReadOnlyList<ChaosCall> calls;
        await using (var load = new ChaosLoad(product.Gateway, options.Callers, dice.Fork()))
        {
            for (var round = 1; round <= options.Rounds; round++) await RoundAsync(round, product, load, dice, cancellation);
            calls = await load.EndAsync();
        }

        _progress.Say($"{product.Kills} kills; a clean stop and start, then everything is to be sealed");
        await product.RestartAsync(cancellation);
        using var auditor = new ChaosAuditor(product.Folders, product.LogKey, from);
        await auditor.WaitUntilSealedAsync(cancellation);
        _progress.Say("counting, by the API and by a pack of the run");
        var evidence = await auditor.ReadAsync(cancellation);
        var verdict = ChaosReckoning.Of(calls, evidence, options.IsPass);
        Describe(verdict.Counts, evidence, product.Kills);
        return verdict;
    }

    private async Task RoundAsync(int round, EmbeddedChaos product, ChaosLoad load, ChaosDice dice, CancellationToken cancellation)
    {
        var fault = dice.Of(product.Faults);
        await Task.Delay(dice.Between(ShortestRound, LongestRound), cancellation);
        await fault.StrikeAsync(dice, cancellation);
        await fault.MendAsync(dice, cancellation);
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
