using AuditPipeline.Core.Queries;

namespace AuditPipeline.Reports.Packs;

/// <summary>One thing a pack says, under the same id in PDF and JSON.</summary>
/// <param name="Id"><c>S-8.3</c>: chapter and place. Places depend on the catalogue only, so the same statement has the same id in every
/// pack of one catalogue version; from the second stretch of a split period on, <c>/2</c> … follows.</param>
/// <param name="Control">Control it speaks to.</param>
/// <param name="QueryId">Named, versioned query behind it; null for a metric nobody computes.</param>
/// <param name="Records">Records looked at; null for a metric nobody computes.</param>
/// <param name="Attestation">Control and item, <c>AIA-4.1/1</c>, for attested items.</param>
public sealed record PackStatement(
    string Id, StatementKind Kind, string Control, Period Period, string? QueryId, long? Records, string? Attestation)
{
    /// <summary>Whether it can be traced: query, period and record count, or the attested item.</summary>
    public bool Traced => Period.From < Period.To && (Attestation is not null || (QueryId is not null && Records is not null));
}
