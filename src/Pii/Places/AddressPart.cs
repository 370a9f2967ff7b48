namespace AuditPipeline.Pii.Places;

/// <summary>A part of an address behind its street.</summary>
/// <param name="First">Its first token.</param>
/// <param name="Last">Its last token.</param>
/// <param name="IsPlace">A town, region or country; otherwise a part of a building or a postcode.</param>
internal readonly record struct AddressPart(int First, int Last, bool IsPlace);
