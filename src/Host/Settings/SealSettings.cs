namespace AuditPipeline.Host.Settings;

internal sealed class SealSettings
{
    /// <summary>Longest time between two checkpoints of a stream with new records, seconds. Default 1; 1 to 3600.</summary>
    public int CheckpointSeconds { get; set; } = 1;

    /// <summary>Longest time until a new checkpoint stands in the anchor log, seconds. Default 10; 1 to 3600.</summary>
    public int AnchorSeconds { get; set; } = 10;
}
