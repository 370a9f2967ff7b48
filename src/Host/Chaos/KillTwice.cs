namespace AuditPipeline.Host.Chaos;

/// <summary>SIGKILL, a start, and SIGKILL again as soon as it serves: recovery of what is just being recovered.</summary>
internal sealed class KillTwice(ChaosProcess process) : IFault
{
    private static readonly TimeSpan LongestLife = TimeSpan.FromMilliseconds(300);

    public string Name => $"kill {process.Name} twice";

    public Task StrikeAsync(ChaosDice dice, CancellationToken cancellation) => process.KillAsync();

    public async Task MendAsync(ChaosDice dice, CancellationToken cancellation)
    {
        await process.StartAsync(cancellation);
        await Task.Delay(dice.Between(TimeSpan.Zero, LongestLife), cancellation);
        await process.KillAsync();
        await process.StartAsync(cancellation);
    }
}
