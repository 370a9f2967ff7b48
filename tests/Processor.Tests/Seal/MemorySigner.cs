using System.Security.Cryptography;
using AuditPipeline.Core.Cryptography;
using AuditPipeline.Core.Ports;

namespace AuditPipeline.Processor.Tests.Seal;

internal sealed class MemorySigner : ISigner
{
    private readonly byte[] _seed = SHA256.HashData("log key of the tests"u8);

    public ReadOnlyMemory<byte> PublicKey => Ed25519.PublicKeyFromSeed(_seed);

    public ValueTask<byte[]> SignAsync(ReadOnlyMemory<byte> message, CancellationToken cancellation) => new(Ed25519.Sign(_seed, message.Span));
}
