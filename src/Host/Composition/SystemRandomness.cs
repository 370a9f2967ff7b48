using System.Security.Cryptography;
using AuditPipeline.Core.Ports;

namespace AuditPipeline.Host.Composition;

/// <summary>The operating system's random numbers.</summary>
internal sealed class SystemRandomness : IRandomness
{
    public void Fill(Span<byte> bytes) => RandomNumberGenerator.Fill(bytes);
}
