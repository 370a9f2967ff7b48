namespace AuditPipeline.Core.Queries;

/// <param name="Places">Replaced places.</param>
/// <param name="Records">Records with at least one.</param>
public sealed record PiiLine(string Kind, long Places, long Records);
