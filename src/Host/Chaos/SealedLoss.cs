namespace AuditPipeline.Host.Chaos;

/// <summary>Calls that a loss in the log accounts for.</summary>
/// <param name="Number">First of its numbers.</param>
/// <param name="Cause">Machine word.</param>
internal sealed record SealedLoss(string Gateway, long Number, long Count, string Cause);
