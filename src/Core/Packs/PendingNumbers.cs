namespace AuditPipeline.Core.Packs;

/// <summary>Gateway numbers that were accepted but are not in this range: calls still open, or sealed outside it.</summary>
/// <param name="Gateway">Gateway instance.</param>
/// <param name="Numbers">Ascending, each once.</param>
public sealed record PendingNumbers(string Gateway, IReadOnlyList<long> Numbers);
