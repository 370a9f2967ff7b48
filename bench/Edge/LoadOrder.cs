namespace AuditPipeline.Bench.Edge;

/// <summary>What the load generator is to do next.</summary>
/// <param name="Url">Base of the target; <see cref="ProviderTraffic.Path"/> comes behind it.</param>
/// <param name="Seconds">How long it measures, after <see cref="SettleSeconds"/> that do not count.</param>
/// <param name="Rate">As in <see cref="LoadKind"/>.</param>
/// <param name="ThinkMilliseconds">As the provider understands <see cref="ProviderTraffic.ThinkHeader"/>.</param>
/// <param name="Compare">Base of the provider, when each connection makes one call only and its bytes are held against the provider's own.</param>
internal sealed record LoadOrder(string Url, bool Streamed, int Connections, double Seconds, int Rate, int ThinkMilliseconds, string? Compare)
{
    public const double SettleSeconds = 0.3;
}
