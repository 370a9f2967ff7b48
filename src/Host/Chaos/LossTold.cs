namespace AuditPipeline.Host.Chaos;

/// <summary>One recorded loss as completeness tells it.</summary>
/// <param name="Cause">Machine word.</param>
/// <param name="From">Capture time of its first call.</param>
/// <param name="To">Capture time of its last call.</param>
/// <param name="Provider">Route of its calls.</param>
internal sealed record LossTold(string Cause, DateTimeOffset From, DateTimeOffset To, long Count, string? Provider);
