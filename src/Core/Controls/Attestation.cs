namespace AuditPipeline.Core.Controls;

/// <summary>A person answers for one attested item of a control.</summary>
/// <param name="Control">Id of the control.</param>
/// <param name="Item">Place of the item in the control's list of attested evidence, from 1.</param>
/// <param name="Owner">Who answers for it.</param>
/// <param name="Date">Day it was signed.</param>
/// <param name="DocumentSha256">Hash of the document, 64 lower-case hex digits.</param>
/// <param name="Expires">Last day on which it counts.</param>
/// <param name="Document">Name of the document.</param>
public sealed record Attestation(
    string Control, int Item, string? Owner, DateOnly? Date, string? DocumentSha256, DateOnly? Expires, string? Document = null);
