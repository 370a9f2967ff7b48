using System.ComponentModel.DataAnnotations;

namespace AuditPipeline.Host.Composition;

internal sealed class CompletenessOptions
{
    /// <summary>Age up to which a heartbeat vouches for the calls it tells of. Default 5 min.</summary>
    [Range(typeof(TimeSpan), "00:00:10", "1.00:00:00")]
    public TimeSpan HeartbeatBound { get; set; } = TimeSpan.FromMinutes(5);
}
