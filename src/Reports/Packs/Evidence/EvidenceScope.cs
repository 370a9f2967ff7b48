using AuditPipeline.Core.Queries;

namespace AuditPipeline.Reports.Packs.Evidence;

/// <summary>What a pack shows the records of.</summary>
/// <param name="Period">Bodies of records captured in it are disclosed; others of the range are withheld.</param>
/// <param name="System">Only bodies of this system are disclosed; null for all.</param>
/// <param name="MissingNumbers">Per gateway instance: numbers that neither a record nor a call in progress accounts for. They are left
/// unnamed, so that verification fails on them.</param>
public sealed record EvidenceScope(Period Period, string? System, IReadOnlyDictionary<string, IReadOnlyList<long>> MissingNumbers);
