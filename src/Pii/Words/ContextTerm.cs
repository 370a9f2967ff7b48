namespace AuditPipeline.Pii.Words;

/// <summary>One term of one list, under its first word.</summary>
/// <param name="List">Number of the list it is in.</param>
/// <param name="Rest">The folded words behind the first; empty when there are none.</param>
/// <param name="GoesOn">The last word may go on.</param>
/// <param name="Text">The term as written, for explanations.</param>
internal sealed record ContextTerm(int List, string[] Rest, bool GoesOn, string Text);
