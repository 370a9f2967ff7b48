using System.ComponentModel.DataAnnotations;

namespace AuditPipeline.Processor.Seal;

public sealed class SealOptions
{
    /// <summary>Longest time between two checkpoints of a stream with new records. Default 1 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan CheckpointInterval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Longest time until a new checkpoint stands in the anchor log. Default 10 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan AnchorInterval { get; set; } = TimeSpan.FromSeconds(10);
}
