namespace AuditPipeline.Core.Redaction;

/// <summary>What the redactor found in one record: kinds and counts, never values.</summary>
/// <param name="Status">How much was looked at.</param>
/// <param name="DetectorVersion">Version of engine and rules together.</param>
/// <param name="Counts">Kind → number of replaced places, ordered by kind.</param>
/// <param name="LowestScores">Kind → lowest score among all that was found, in thousandths.</param>
/// <param name="NotScanned">Machine words for what was not looked at (<c>media:image</c>, <c>undecoded</c> …), sorted, distinct.</param>
public sealed record RedactionReport(
    RedactionStatus Status,
    string DetectorVersion,
    IReadOnlyDictionary<string, int> Counts,
    IReadOnlyDictionary<string, int> LowestScores,
    IReadOnlyList<string> NotScanned)
{
    /// <summary>Most places that <see cref="NotScannedPlaces"/> names.</summary>
    public const int MostPlaces = 64;

    /// <summary><see cref="RedactionPolicy.Version"/> of the policy that was followed; null in reports made before there were policies.</summary>
    public string? PolicyVersion { get; init; }

    /// <summary>Kind → number of places that were found and stay, because the policy keeps that kind; ordered by kind.</summary>
    public IReadOnlyDictionary<string, int> Kept { get; init; } = new Dictionary<string, int>();

    /// <summary>Where what was not looked at stands, and why, in the order of the record; the first <see cref="MostPlaces"/> of them.</summary>
    public IReadOnlyList<NotScannedPlace> NotScannedPlaces { get; init; } = [];
}
