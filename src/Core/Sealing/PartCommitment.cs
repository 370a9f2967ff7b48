namespace AuditPipeline.Core.Sealing;

/// <summary>What a leaf says of one part (seal page, section 2), each 32 bytes.</summary>
/// <param name="Commitment"><c>pc</c>: HMAC-SHA256(salt, payload).</param>
/// <param name="KeyHash"><c>kh</c>: binds the part to the key whose destruction erases it.</param>
/// <param name="CiphertextHash"><c>ch</c>: SHA-256 of the ciphertext object; null for parts not kept encrypted.</param>
public sealed record PartCommitment(
    ReadOnlyMemory<byte> Commitment, ReadOnlyMemory<byte> KeyHash, ReadOnlyMemory<byte>? CiphertextHash);
