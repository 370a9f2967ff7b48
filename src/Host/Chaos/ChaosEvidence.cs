namespace AuditPipeline.Host.Chaos;

/// <summary>What the product says after the last round: its API, and a pack of the whole run.</summary>
/// <param name="Gateways">Completeness, by instance.</param>
/// <param name="Trail">Ids of <c>/api/v1/interactions</c>, as often as they stand there.</param>
/// <param name="Calls">Leaves of calls, rejected envelopes included.</param>
/// <param name="Losses">Leaves of losses.</param>
/// <param name="Leaves">Leaves by type, all of them.</param>
/// <param name="PackFault">First broken link of the pack; null when it is intact.</param>
internal sealed record ChaosEvidence(
    IReadOnlyList<GatewayTally> Gateways, IReadOnlyList<string> Trail, IReadOnlyList<SealedCall> Calls, IReadOnlyList<SealedLoss> Losses,
    IReadOnlyDictionary<string, long> Leaves, string? PackFault);
