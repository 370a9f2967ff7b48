using System.Text.Json;

namespace AuditPipeline.Reports.Query;

/// <summary>One record with everything needed to check it.</summary>
/// <param name="Leaf">The leaf, as JSON.</param>
/// <param name="LeafBytes">Its canonical bytes, base64: these are what is hashed.</param>
/// <param name="Content">Redacted record; null when it is no longer readable.</param>
/// <param name="DifferingColumns">Columns of the stored row that do not say what the leaf says; empty when all agree.</param>
/// <param name="Proof">Null while no checkpoint covers the record yet.</param>
public sealed record InteractionDetail(
    string Id, string Stream, long Index, JsonElement Leaf, string LeafBytes, JsonElement? Content, IReadOnlyList<PartDetail> Parts,
    IReadOnlyList<string> DifferingColumns, ProofDetail? Proof);
