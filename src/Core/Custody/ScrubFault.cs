namespace AuditPipeline.Core.Custody;

/// <summary>Something that is not as the log commits to it; the same thing at indexes that follow each other is one fault.</summary>
/// <param name="First">First index; null for what has none, such as a checkpoint.</param>
/// <param name="Last">Last index, inclusive.</param>
/// <param name="What">What differs: <c>leaf</c>, <c>column model_answered</c>, <c>missing row</c>, <c>ciphertext of raw</c>. Never a value.</param>
public sealed record ScrubFault(long? First, long? Last, string What);
