namespace AuditPipeline.Core.Sealing;

/// <summary>A data key for content at rest, and its stored form.</summary>
/// <param name="Key">32 bytes, AES-256-GCM.</param>
/// <param name="Wrapped">What may be stored beside the content.</param>
public sealed record StorageKey(ReadOnlyMemory<byte> Key, ReadOnlyMemory<byte> Wrapped)
{
    public override string ToString() => nameof(StorageKey);
}
