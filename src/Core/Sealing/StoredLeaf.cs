namespace AuditPipeline.Core.Sealing;

/// <summary>A leaf read back from the store.</summary>
public sealed record StoredLeaf(long Index, ReadOnlyMemory<byte> LeafBytes, long QueuePosition);
