namespace AuditPipeline.Pii.Custom;

/// <summary>One pattern of a recogniser of one's own, as written.</summary>
/// <param name="Regex">In Python's syntax.</param>
/// <param name="Score">Of what it finds, 0 to 1.</param>
public sealed record PatternDefinition(string Name, string Regex, double Score);
