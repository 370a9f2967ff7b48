namespace AuditPipeline.Core.Sealing;

/// <summary>One part as it is stored beside the leaf.</summary>
/// <param name="Name"><see cref="PartName"/>.</param>
/// <param name="Commitment">What the leaf says of it.</param>
/// <param name="KekId">Key that wraps its data key.</param>
/// <param name="WrappedKey">61 bytes.</param>
/// <param name="Salt">32 bytes for parts also kept readable (<c>body</c>): opens the commitment; null otherwise.</param>
/// <param name="Payload">Readable payload (<c>body</c>: canonical JSON of the redacted record); null for encrypted parts.</param>
/// <param name="Ciphertext">Ciphertext object; null for readable parts.</param>
public sealed record SealedPart(
    string Name, PartCommitment Commitment, string KekId, ReadOnlyMemory<byte> WrappedKey,
    ReadOnlyMemory<byte>? Salt, ReadOnlyMemory<byte>? Payload, ReadOnlyMemory<byte>? Ciphertext);
