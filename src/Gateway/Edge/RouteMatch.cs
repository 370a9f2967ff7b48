namespace AuditPipeline.Gateway.Edge;

/// <summary>Where a call goes.</summary>
/// <param name="Provider">Name for the record.</param>
/// <param name="Address">Null when the call is refused.</param>
/// <param name="Target">Path and query below the provider's base, as sent.</param>
/// <param name="Refusal">Null when there is an address.</param>
/// <param name="Record">What comes first when the call cannot be recorded.</param>
internal sealed record RouteMatch(string Provider, Uri? Address, string Target, Refusal? Refusal, RecordPolicy Record);
