namespace AuditPipeline.Core.Sealing;

/// <summary>What one rotation of the master key did; enough for a statement in the anchor log, and nothing of a key.</summary>
/// <param name="Generation">Number of the new master key; the ring's first is 1.</param>
/// <param name="Rewrapped">Keys of persons and systems that live on under the new master key.</param>
/// <param name="StorageKeysEnded">Keys for journals and queues that were not taken along: copies of content under them are dead.</param>
/// <param name="Old">Fingerprint of the destroyed master key: SHA-256("keyring/v1 master\n" || key), 64 lower-case hex digits.</param>
/// <param name="New">Fingerprint of the new one.</param>
/// <param name="Started">When the rotation began, UTC.</param>
/// <param name="Finished">When the old master key was gone from the key folder, UTC.</param>
public sealed record MasterKeyRotation(
    long Generation, long Rewrapped, int StorageKeysEnded, string Old, string New, DateTimeOffset Started, DateTimeOffset Finished);
