namespace AuditPipeline.Core.Redaction;

/// <summary>One text after redaction.</summary>
/// <param name="Text">The text that may be stored; <c>[NOT SCANNED]</c> as a whole when something failed.</param>
/// <param name="Detections">What was replaced, by start, free of overlap; places are those in the text as the detectors saw it. What was found in a
/// second look comes behind, with places in the text as it was then.</param>
/// <param name="NotScanned">Machine words for what failed (<c>detector:NAME</c>, <c>text_too_long</c>); empty when all was looked at.</param>
public sealed record TextRedaction(RedactedText Text, IReadOnlyList<Detection> Detections, IReadOnlyList<string> NotScanned)
{
    /// <summary>What was found and stays, because its operator is <c>keep</c>; by start.</summary>
    public IReadOnlyList<Detection> Kept { get; init; } = [];

    public bool IsScanned => NotScanned.Count == 0;
}
