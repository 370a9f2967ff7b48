namespace AuditPipeline.Core.Log;

/// <summary>Why bytes are not canonical.</summary>
/// <param name="Offset">Byte position of the fault.</param>
/// <param name="What">A short phrase; never quotes the content.</param>
public sealed record CanonicalJsonFault(int Offset, string What)
{
    public override string ToString() => $"{What} at byte {Offset}";
}
