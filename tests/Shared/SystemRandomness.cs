using System.Security.Cryptography;
using AuditPipeline.Core.Ports;

namespace AuditPipeline.Tests.Shared;

/// <summary>Real randomness, for tests in which no value depends on it.</summary>
public sealed class SystemRandomness : IRandomness
{
    public void Fill(Span<byte> bytes) => RandomNumberGenerator.Fill(bytes);
}
