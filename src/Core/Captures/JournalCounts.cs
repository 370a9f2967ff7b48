namespace AuditPipeline.Core.Captures;

/// <summary>Numbers of one gateway instance, at one moment: Accepted = closed + lost + Open at any time.</summary>
/// <param name="Accepted">Highest number given.</param>
/// <param name="Open">Calls whose answer has not ended, by number, ascending.</param>
/// <param name="Waiting">Numbers of closed calls and losses that the processor has not acknowledged yet.</param>
public sealed record JournalCounts(string Instance, long Accepted, IReadOnlyList<long> Open, long Waiting);
