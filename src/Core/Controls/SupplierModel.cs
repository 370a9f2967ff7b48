namespace AuditPipeline.Core.Controls;

/// <summary>Documentation held on one model (AI Act Annex XII, or a note on the open-source exemption).</summary>
/// <param name="Model">Model as records name it.</param>
/// <param name="DocumentRef">Reference of the document.</param>
/// <param name="DocumentDate">Day it was received.</param>
public sealed record SupplierModel(string Model, string? DocumentRef, DateOnly? DocumentDate);
