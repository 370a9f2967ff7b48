namespace AuditPipeline.Core.Redaction;

/// <summary>What the redactor found in one record: kinds and counts, never values.</summary>
/// <param name="Status">How much was looked at.</param>
/// <param name="DetectorVersion">Version of engine and rules together.</param>
/// <param name="Counts">Kind → number of replaced places, ordered by kind.</param>
/// <param name="LowestScores">Kind → lowest score among them, in thousandths.</param>
/// <param name="NotScanned">Machine words for what was not looked at (<c>media:image</c>, <c>undecoded</c> …), sorted, distinct.</param>
public sealed record RedactionReport(
    RedactionStatus Status,
    string DetectorVersion,
    IReadOnlyDictionary<string, int> Counts,
    IReadOnlyDictionary<string, int> LowestScores,
    IReadOnlyList<string> NotScanned);
