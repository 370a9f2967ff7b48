namespace AuditPipeline.Core.Redaction;

/// <summary>What all detectors said about one text.</summary>
/// <param name="Detections">By start, free of overlap.</param>
/// <param name="Remainders">What overlapping detections that lost cover beyond <paramref name="Detections"/>.</param>
/// <param name="NotScanned">Machine words for what failed; the text must not pass for clean when there are any.</param>
public sealed record TextScan(
    IReadOnlyList<Detection> Detections, IReadOnlyList<TextRange> Remainders, IReadOnlyList<string> NotScanned)
{
    public static TextScan Clean { get; } = new([], [], []);

    public bool IsScanned => NotScanned.Count == 0;
}
