using AuditPipeline.Core.Captures;

namespace AuditPipeline.Core.Log;

/// <summary>Names of the logs of one deployment (seal page, section 1), and where their objects lie in the log storage.</summary>
public sealed record LogLayout(string Deployment)
{
    public const string AnchorFolder = "anchor";

    public string AnchorOrigin => $"{Deployment}/anchor";

    public string StreamOrigin(StreamId stream) => $"{Deployment}/s/{stream}";

    /// <summary>The stream of an origin of this deployment; null when it is another's, or none.</summary>
    public StreamId? StreamOf(string origin) =>
        origin.StartsWith($"{Deployment}/s/", StringComparison.Ordinal) ? new StreamId(origin[$"{Deployment}/s/".Length..]) : null;

    public static string StreamFolder(StreamId stream) => $"s/{stream}";
}
