namespace AuditPipeline.Core.Custody;

/// <summary>Why an act was refused.</summary>
/// <param name="Field">What it is about; empty for the act as a whole.</param>
/// <param name="Text">In words.</param>
public sealed record CustodyFault(string Field, string Text);
