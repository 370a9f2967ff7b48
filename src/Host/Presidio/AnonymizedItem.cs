namespace AuditPipeline.Host.Presidio;

/// <summary>A replaced place.</summary>
/// <param name="Start">In the new text, in code points.</param>
/// <param name="End">After the last.</param>
/// <param name="Text">What stands there now.</param>
/// <param name="Operator">What put it there.</param>
internal readonly record struct AnonymizedItem(int Start, int End, string Entity, string Text, string Operator);
