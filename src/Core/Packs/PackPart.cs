namespace AuditPipeline.Core.Packs;

/// <summary>One part of a record, as a pack shows it.</summary>
/// <param name="State">What is shown.</param>
/// <param name="Payload">Only when disclosed.</param>
/// <param name="Salt">Only when disclosed; 32 bytes.</param>
/// <param name="Ciphertext">The ciphertext object; may stand with any state but erased and expired.</param>
/// <param name="KekId">Only when erased: the destroyed key's id, 32 hex digits; null when single records were erased.</param>
public sealed record PackPart(
    PartState State, ReadOnlyMemory<byte>? Payload = null, ReadOnlyMemory<byte>? Salt = null,
    ReadOnlyMemory<byte>? Ciphertext = null, string? KekId = null);
