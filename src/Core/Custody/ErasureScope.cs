namespace AuditPipeline.Core.Custody;

/// <summary>Records an erasure means: those whose data keys hang on a key, or single ones; never those in <paramref name="Except"/>.</summary>
/// <param name="KekId">Null when single records are meant.</param>
/// <param name="Records">Ids; empty when a key is meant.</param>
/// <param name="Except">Ids under legal hold.</param>
public sealed record ErasureScope(string? KekId, IReadOnlyList<string> Records, IReadOnlyList<string> Except);
