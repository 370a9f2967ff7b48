namespace AuditPipeline.Core.Interactions;

/// <summary>One turn, raw. It exists only between Decode and Redact.</summary>
/// <param name="Choice">Index of the choice for answers with several; 0 otherwise.</param>
public sealed record Message(MessageRole Role, IReadOnlyList<MessagePart> Parts, int Choice = 0);
