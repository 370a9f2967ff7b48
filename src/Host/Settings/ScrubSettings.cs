namespace AuditPipeline.Host.Settings;

internal sealed class ScrubSettings
{
    /// <summary>The scrub runs by itself. Default true; without it a pass is made on demand only.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>Rows per second of a pass that runs by itself. Default 2000; 0 to 1000000, 0 is the same as not enabled.</summary>
    public int RowsPerSecond { get; set; } = 2_000;

    /// <summary>From the end of a pass to the beginning of the next, minutes. Default 60; 1 to 44640.</summary>
    public int PauseMinutes { get; set; } = 60;
}
