namespace AuditPipeline.Host.Chaos;

/// <summary>SIGKILL to one process, and a start.</summary>
internal sealed class KillProcess(ChaosProcess process) : IFault
{
    public string Name => $"kill {process.Name}";

    public Task StrikeAsync(ChaosDice dice, CancellationToken cancellation) => process.KillAsync();

    public Task MendAsync(ChaosDice dice, CancellationToken cancellation) => process.StartAsync(cancellation);
}
