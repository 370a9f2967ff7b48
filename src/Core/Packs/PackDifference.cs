namespace AuditPipeline.Core.Packs;

/// <summary>A record whose row in the store does not say what its leaf says.</summary>
/// <param name="Stream">Name of the stream below <c>streams/</c>.</param>
/// <param name="Index">Index of the record in it.</param>
/// <param name="Columns">Names of the columns, at least one.</param>
public sealed record PackDifference(string Stream, long Index, IReadOnlyList<string> Columns);
