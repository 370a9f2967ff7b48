namespace AuditPipeline.Host.Settings;

internal sealed class AnchorWitnessSettings
{
    /// <summary>File in the form of C2SP tlog-policy; a witness with a URL is asked. A relative path starts at the settings file.</summary>
    public string Policy { get; set; } = "";
}
