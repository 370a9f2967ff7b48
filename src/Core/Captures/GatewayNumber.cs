namespace AuditPipeline.Core.Captures;

/// <summary>Place of a call in the count of one gateway instance.</summary>
/// <param name="Instance">Identity of the instance, at most 64 characters of <c>[a-z0-9-]</c>; a lost journal begins a new one.</param>
/// <param name="Value">1, 2, 3 … without holes, given when the request is durable.</param>
public readonly record struct GatewayNumber(string Instance, long Value);
