namespace AuditPipeline.Core.Captures;

/// <summary>Numbers of one gateway instance, at one moment: Accepted = Closed + Open at any time.</summary>
/// <param name="Accepted">Highest number given.</param>
/// <param name="Open">Calls whose answer has not ended, by number, ascending.</param>
/// <param name="Waiting">Closed calls not yet acknowledged by the processor.</param>
public sealed record JournalCounts(string Instance, long Accepted, IReadOnlyList<long> Open, long Waiting);
