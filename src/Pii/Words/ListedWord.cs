namespace AuditPipeline.Pii.Words;

/// <summary>One word of a large list.</summary>
/// <param name="Start">Of its letters among those of all words.</param>
/// <param name="Length">In UTF-16 units.</param>
internal readonly record struct ListedWord(int Start, int Length, int Bits);
