namespace AuditPipeline.Core.Captures;

/// <summary>One recorded header. Only names on the allow list are recorded; credentials and cookies never are.</summary>
/// <param name="Name">Lower case.</param>
public readonly record struct HeaderField(string Name, string Value);
