using AuditPipeline.Core.Log;

namespace AuditPipeline.Core.Cryptography;

/// <summary>One part of a record, sealed.</summary>
/// <param name="Ciphertext">0x01 || nonce 12 || AES-256-GCM || tag 16.</param>
/// <param name="Commitment"><c>pc</c> of the leaf: HMAC-SHA256(salt, payload).</param>
/// <param name="CiphertextHash"><c>ch</c> of the leaf: SHA-256 of <paramref name="Ciphertext"/>.</param>
public sealed record SealedPart(byte[] Ciphertext, MerkleHash Commitment, MerkleHash CiphertextHash);
