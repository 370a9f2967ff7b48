namespace AuditPipeline.Core.Redaction;

/// <summary>A range of UTF-16 units.</summary>
/// <param name="Start">First unit.</param>
/// <param name="End">After the last unit.</param>
public readonly record struct TextRange(int Start, int End);
