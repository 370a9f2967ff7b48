namespace AuditPipeline.Core.Redaction;

/// <summary>A range of a raw text and what takes its place.</summary>
/// <param name="Start">First UTF-16 unit.</param>
/// <param name="End">After the last unit.</param>
/// <param name="Text">Already in the form the text needs (quoted where a JSON number stood).</param>
internal readonly record struct Replacement(int Start, int End, string Text);
