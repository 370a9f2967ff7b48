namespace AuditPipeline.Host.Chaos;

/// <summary>Two faults at once.</summary>
internal sealed class Together(IFault first, IFault second) : IFault
{
    public string Name => $"{first.Name} and {second.Name}";

    public async Task StrikeAsync(ChaosDice dice, CancellationToken cancellation)
    {
        await first.StrikeAsync(dice, cancellation);
        await second.StrikeAsync(dice, cancellation);
    }

    public async Task MendAsync(ChaosDice dice, CancellationToken cancellation)
    {
        await first.MendAsync(dice, cancellation);
        await second.MendAsync(dice, cancellation);
    }
}
