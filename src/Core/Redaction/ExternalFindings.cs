namespace AuditPipeline.Core.Redaction;

/// <summary>What a detector outside this process said of the texts of one record, fetched before the record is redacted.</summary>
/// <param name="answers">Text → what was found in it; a text that is not there was not answered.</param>
/// <param name="notScanned">Machine words for what was not answered (<c>ner:timeout</c>), distinct; empty when all was.</param>
public sealed class ExternalFindings(
    IReadOnlyDictionary<string, IReadOnlyList<Detection>> answers, IReadOnlyList<string> notScanned) : IDetector
{
    public string Name => "external";

    public IReadOnlyList<string> NotScanned { get; } = notScanned;

    public void Detect(string text, List<Detection> found)
    {
        if (answers.TryGetValue(text, out var detections)) found.AddRange(detections);
    }
}
