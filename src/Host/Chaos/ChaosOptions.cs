namespace AuditPipeline.Host.Chaos;

/// <param name="Rounds">1 to 10,000.</param>
/// <param name="Seed">Of every random choice; what the machine makes of them in time is not repeatable.</param>
/// <param name="Policy">Record policy of the gateway: <c>before</c> or <c>pass</c>.</param>
/// <param name="Callers">Calls under way at once.</param>
/// <param name="Kafka">Gateway and processor as processes of their own, with brokers between them.</param>
internal sealed record ChaosOptions(int Rounds, int Seed, string Policy, int Callers, bool Kafka)
{
    public bool IsPass => Policy == "pass";
}
