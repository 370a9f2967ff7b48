namespace AuditPipeline.Core.Sealing;

/// <summary>A key that wraps data keys, in memory.</summary>
/// <param name="Id">16 random bytes as 32 lower-case hex digits.</param>
/// <param name="Key">32 bytes. Never logged, never stored in the clear.</param>
public sealed record KeyEncryptionKey(string Id, ReadOnlyMemory<byte> Key)
{
    /// <summary>The id only; a record's own text would print the members.</summary>
    public override string ToString() => $"KeyEncryptionKey {Id}";
}
