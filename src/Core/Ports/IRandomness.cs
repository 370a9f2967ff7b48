namespace AuditPipeline.Core.Ports;

/// <summary>Source of cryptographic randomness. Only Host chooses it.</summary>
public interface IRandomness
{
    void Fill(Span<byte> bytes);
}
