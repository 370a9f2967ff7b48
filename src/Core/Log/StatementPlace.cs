namespace AuditPipeline.Core.Log;

/// <summary>Where a statement stands.</summary>
/// <param name="Index">Of its leaf in the anchor log.</param>
/// <param name="AnchorSize">Of the signed anchor checkpoint that covers it.</param>
public readonly record struct StatementPlace(long Index, long AnchorSize);
