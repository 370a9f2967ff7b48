namespace AuditPipeline.Bench.Edge;

/// <param name="Rate">Calls per second of the paced loads; 0 leaves them out.</param>
/// <param name="UpstreamPort">0: any free one.</param>
/// <param name="Proxies">Other proxies: name → base URL. They must forward to the upstream's port.</param>
internal sealed record GatewayBenchOptions(
    int Rounds, double Seconds, int Connections, int Rate, int ThinkMilliseconds, int UpstreamPort, IReadOnlyDictionary<string, Uri> Proxies);
