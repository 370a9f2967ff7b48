namespace AuditPipeline.Core.Captures;

/// <summary>What a gateway instance says of its own count, for whoever cannot ask its journal. It takes no number.</summary>
/// <param name="Id">Of this statement.</param>
/// <param name="At">When it was counted, UTC, microseconds.</param>
/// <param name="Accepted">Highest number given, with its instance; 0 before the first call.</param>
/// <param name="Open">Numbers whose call had not ended, ascending, at most <see cref="MostOpen"/> of them.</param>
/// <param name="OpenCount">How many were open in all.</param>
public sealed record Heartbeat(EnvelopeId Id, DateTimeOffset At, GatewayNumber Accepted, IReadOnlyList<long> Open, long OpenCount)
{
    public const int MostOpen = 1_000;
}
