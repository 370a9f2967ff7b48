using System.ComponentModel.DataAnnotations;

namespace AuditPipeline.Processor.Custody.Scrub;

public sealed class ScrubOptions
{
    /// <summary>It runs by itself, not only when it is asked to. Default true.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>Rows per second of a pass that runs by itself, on average. Default 2,000.</summary>
    [Range(1, 1_000_000)]
    public int RowsPerSecond { get; set; } = 2_000;

    /// <summary>Time from the end of a pass to the beginning of the next. Default 1 h.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "31.00:00:00")]
    public TimeSpan Pause { get; set; } = TimeSpan.FromHours(1);

    /// <summary>Time from the start of the process to the first pass. Default 30 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan FirstAfter { get; set; } = TimeSpan.FromSeconds(30);
}
