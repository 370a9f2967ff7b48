using System.ComponentModel.DataAnnotations;

namespace AuditPipeline.Processor.Custody;

public sealed class CustodyOptions
{
    /// <summary>Time between two looks at open orders. Default 10 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan Interval { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Time between two removals of files the store has replaced. Default 10 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan TidyInterval { get; set; } = TimeSpan.FromMinutes(10);
}
