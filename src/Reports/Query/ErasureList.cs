using AuditPipeline.Core.Custody;

namespace AuditPipeline.Reports.Query;

/// <summary>Orders to erase, newest first.</summary>
public sealed record ErasureList(IReadOnlyList<ErasureOrder> Erasures);
