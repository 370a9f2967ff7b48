namespace AuditPipeline.Core.Packs;

/// <summary>The two tally leaves between which one system's records are complete.</summary>
/// <param name="First">Index of the earlier one.</param>
/// <param name="Last">Index of the later one.</param>
public readonly record struct TallyPair(long First, long Last);
