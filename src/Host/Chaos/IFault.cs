namespace AuditPipeline.Host.Chaos;

/// <summary>One way to break the product under load.</summary>
internal interface IFault
{
    /// <summary>For the progress line.</summary>
    string Name { get; }

    /// <summary>Breaks it.</summary>
    Task StrikeAsync(ChaosDice dice, CancellationToken cancellation);

    /// <summary>Brings it back; on return it serves again.</summary>
    /// <exception cref="ChaosFault">It does not come back.</exception>
    Task MendAsync(ChaosDice dice, CancellationToken cancellation);
}
