namespace AuditPipeline.Gateway.Edge;

/// <summary>Where a call goes.</summary>
/// <param name="Provider">Name for the record.</param>
/// <param name="Address">Null when the call is refused.</param>
/// <param name="Target">Path and query below the provider's base, as sent.</param>
/// <param name="Refusal">Null when there is an address.</param>
internal sealed record RouteMatch(string Provider, Uri? Address, string Target, Refusal? Refusal);
