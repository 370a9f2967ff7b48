namespace AuditPipeline.Host.Settings;

/// <summary>A Presidio analyzer that is asked for the texts of a record before the record is redacted.</summary>
internal sealed class NerSettings
{
    /// <summary>Base address: <c>http://127.0.0.1:5003</c>. It gets raw texts, so it belongs to the deployment.</summary>
    public string Url { get; set; } = "";

    /// <summary>Language it is told, ISO 639-1. Default <c>en</c>.</summary>
    public string Language { get; set; } = "en";

    /// <summary>Types it is asked for; empty: all it has.</summary>
    public List<string> Entities { get; set; } = [];

    /// <summary>Findings below are left out, 0 to 1. Default 0.5.</summary>
    public double MinimumScore { get; set; } = 0.5;

    /// <summary>Longest wait for one answer. Default 10, 1 to 300.</summary>
    public int TimeoutSeconds { get; set; } = 10;

    /// <summary>Requests at a time. Default 4, 1 to 64.</summary>
    public int Parallel { get; set; } = 4;

    /// <summary>Longest text that is sent, in UTF-8 bytes. Default 262144, 1024 to 16777216.</summary>
    public int MaxTextBytes { get; set; } = 262_144;

    /// <summary>How long it is not asked after it did not answer. Default 10, 0 to 3600.</summary>
    public int PauseSeconds { get; set; } = 10;
}
