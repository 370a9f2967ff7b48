namespace AuditPipeline.Pii.Words;

/// <summary>All terms that begin with one word or stem.</summary>
internal sealed record LexiconEntry(string Word, IReadOnlyList<ContextTerm> Terms);
