namespace AuditPipeline.Pii.Dates;

/// <summary>A date in a text.</summary>
/// <param name="Start">First UTF-16 unit.</param>
/// <param name="End">Behind the last.</param>
internal readonly record struct DateMatch(int Start, int End, DateForm Form);
