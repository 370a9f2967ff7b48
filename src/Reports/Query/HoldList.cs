using AuditPipeline.Core.Custody;

namespace AuditPipeline.Reports.Query;

/// <summary>Legal holds, newest first.</summary>
public sealed record HoldList(IReadOnlyList<LegalHold> Holds);
