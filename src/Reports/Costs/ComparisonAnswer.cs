namespace AuditPipeline.Reports.Costs;

/// <summary>Our records beside a provider's usage export, by day and model.</summary>
/// <param name="Equal">Lines of which all tokens agree.</param>
/// <param name="InputTokensOurs">Sum over all lines; the others alike.</param>
public sealed record ComparisonAnswer(
    DateTimeOffset From, DateTimeOffset To, string Provider, int Equal, int Differs, int OnlyOurs, int OnlyTheirs,
    long InputTokensOurs, long InputTokensTheirs, long OutputTokensOurs, long OutputTokensTheirs, IReadOnlyList<ComparedLine> Lines);
