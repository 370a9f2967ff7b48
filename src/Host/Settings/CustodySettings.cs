namespace AuditPipeline.Host.Settings;

internal sealed class CustodySettings
{
    public ScrubSettings Scrub { get; set; } = new();
}
