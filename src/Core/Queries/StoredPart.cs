namespace AuditPipeline.Core.Queries;

/// <param name="KekId">Key that wraps its data key; null when the wrapped key is gone.</param>
/// <param name="WrappedKey">61 bytes; null when gone.</param>
/// <param name="Payload">Readable payload; null when the part is only kept encrypted, or gone.</param>
/// <param name="Salt">32 bytes, with <paramref name="Payload"/>.</param>
/// <param name="Ciphertext">Ciphertext object; null for readable parts or when gone.</param>
public sealed record StoredPart(
    string Name, string? KekId, ReadOnlyMemory<byte>? WrappedKey, ReadOnlyMemory<byte>? Payload,
    ReadOnlyMemory<byte>? Salt, ReadOnlyMemory<byte>? Ciphertext);
