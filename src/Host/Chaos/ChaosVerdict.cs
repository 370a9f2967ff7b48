namespace AuditPipeline.Host.Chaos;

internal sealed record ChaosVerdict(ChaosCounts Counts, IReadOnlyList<BrokenRule> Broken);
