namespace AuditPipeline.Adapters.Embedded.Journal;

/// <summary>Something the journal could not do, for the operator's log. Holds no content.</summary>
/// <param name="Word">Machine word: <c>commit_failed</c>, <c>key_unavailable</c>.</param>
/// <param name="Detail">SQLite's own sentence and extended code, or the type of the exception.</param>
public sealed record JournalProblem(string Word, string Detail);
