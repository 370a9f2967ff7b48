namespace AuditPipeline.Host.Settings;

internal sealed class AnchorTimestampSettings
{
    /// <summary>Address of the authority (RFC 3161 over HTTP).</summary>
    public string Url { get; set; } = "";

    /// <summary>Certificates its tokens lead to, PEM. A relative path starts at the settings file.</summary>
    public string CaFile { get; set; } = "";

    /// <summary>Policy the tokens must be under, an object identifier; null: the authority's own.</summary>
    public string? Policy { get; set; }

    /// <summary>Longest time between two tokens, minutes. Default 60; 1 to 1440. Each pack gets one besides.</summary>
    public int EveryMinutes { get; set; } = 60;
}
