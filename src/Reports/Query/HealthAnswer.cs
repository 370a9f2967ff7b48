namespace AuditPipeline.Reports.Query;

/// <param name="Status"><c>ok</c> or <c>unavailable</c>.</param>
/// <param name="Checks">Word → whether it works.</param>
public sealed record HealthAnswer(string Status, IReadOnlyDictionary<string, bool> Checks);
