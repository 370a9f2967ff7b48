namespace AuditPipeline.Core.Redaction;

/// <summary>Finds nothing and keeps what it was shown: the texts of a record as detectors see them. Not thread-safe.</summary>
internal sealed class TextCollector : IDetector
{
    private readonly HashSet<string> seen = new(StringComparer.Ordinal);

    public string Name => "collector";

    /// <summary>Distinct, in the order they came.</summary>
    public List<string> Texts { get; } = [];

    public void Detect(string text, List<Detection> found)
    {
        if (!string.IsNullOrWhiteSpace(text) && seen.Add(text)) Texts.Add(text);
    }
}
