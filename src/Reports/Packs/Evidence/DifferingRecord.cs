namespace AuditPipeline.Reports.Packs.Evidence;

/// <summary>A record that somebody changed in the store.</summary>
/// <param name="Columns">What does not agree: column names; <c>leaf</c> when the leaf's hash is not the one in the log.</param>
/// <param name="CapturedAt">When the call was, if the leaf still tells.</param>
public sealed record DifferingRecord(long Index, IReadOnlyList<string> Columns, DateTimeOffset? CapturedAt);
