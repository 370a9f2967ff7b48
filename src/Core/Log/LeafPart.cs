namespace AuditPipeline.Core.Log;

/// <summary>What a leaf commits to for one part of its record.</summary>
/// <param name="Commitment"><c>pc</c>: HMAC-SHA256(salt, payload).</param>
/// <param name="KeyBinding"><c>kh</c>: binds the part to the key that erases it; null where the part is under no key.</param>
/// <param name="CiphertextHash"><c>ch</c>: SHA-256 of the ciphertext; only for parts kept encrypted.</param>
public sealed record LeafPart(MerkleHash Commitment, MerkleHash? KeyBinding, MerkleHash? CiphertextHash);
