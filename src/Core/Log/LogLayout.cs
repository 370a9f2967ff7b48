using AuditPipeline.Core.Captures;

namespace AuditPipeline.Core.Log;

/// <summary>Names of the logs of one deployment (seal page, section 1), and where their objects lie in the log storage.</summary>
public sealed record LogLayout(string Deployment)
{
    public const string AnchorFolder = "anchor";

    public string AnchorOrigin => $"{Deployment}/anchor";

    public string StreamOrigin(StreamId stream) => $"{Deployment}/s/{stream}";

    public static string StreamFolder(StreamId stream) => $"s/{stream}";
}
