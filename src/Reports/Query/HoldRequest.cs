namespace AuditPipeline.Reports.Query;

/// <summary>Body of a legal hold. What is given must all hold for a record.</summary>
/// <param name="Reason">Why; without names.</param>
/// <param name="System">AI system.</param>
/// <param name="User">The person as applications name it; or</param>
/// <param name="Subject">its pseudonym, 32 hex digits.</param>
/// <param name="From">Captured at or after, ISO 8601.</param>
/// <param name="To">Captured before, ISO 8601.</param>
/// <param name="Records">Single records.</param>
public sealed record HoldRequest(
    string? Reason, string? System, string? User, string? Subject, string? From, string? To, IReadOnlyList<string>? Records);
