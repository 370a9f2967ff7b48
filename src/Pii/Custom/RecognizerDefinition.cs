namespace AuditPipeline.Pii.Custom;

/// <summary>A recogniser of one's own, as written: Presidio's PatternRecognizer.</summary>
/// <param name="Title">Its name as written.</param>
/// <param name="Entity">The type it reports.</param>
/// <param name="Languages">ISO 639-1; empty: every language.</param>
/// <param name="Patterns">May be empty when words are denied.</param>
/// <param name="Context">Words whose nearness raises the score.</param>
/// <param name="DenyList">Words that are findings.</param>
/// <param name="DenyListScore">Of a denied word.</param>
public sealed record RecognizerDefinition(
    string Title,
    string Entity,
    IReadOnlyList<string> Languages,
    IReadOnlyList<PatternDefinition> Patterns,
    IReadOnlyList<string> Context,
    IReadOnlyList<string> DenyList,
    double DenyListScore);
