namespace AuditPipeline.Reports.Query;

/// <summary>Body of an order to erase.</summary>
/// <param name="User">The person as applications name it; or</param>
/// <param name="Subject">its pseudonym, 32 hex digits; or</param>
/// <param name="Records">single records.</param>
/// <param name="Basis">Ground of law; default GDPR-17.</param>
/// <param name="Reference">The requester's own, without names.</param>
public sealed record ErasureRequest(string? User, string? Subject, IReadOnlyList<string>? Records, string? Basis, string? Reference);
