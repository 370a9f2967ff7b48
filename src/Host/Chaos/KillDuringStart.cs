namespace AuditPipeline.Host.Chaos;

/// <summary>SIGKILL, and SIGKILL again while it is starting.</summary>
internal sealed class KillDuringStart(ChaosProcess process) : IFault
{
    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(2.5);

    public string Name => $"kill {process.Name} during its start";

    public Task StrikeAsync(ChaosDice dice, CancellationToken cancellation) => process.KillAsync();

    public async Task MendAsync(ChaosDice dice, CancellationToken cancellation)
    {
        process.Begin();
        await Task.Delay(dice.Between(TimeSpan.Zero, LongestStart), cancellation);
        await process.KillAsync();
        await process.StartAsync(cancellation);
    }
}
