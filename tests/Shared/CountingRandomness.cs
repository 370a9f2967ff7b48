using System.Buffers.Binary;
using AuditPipeline.Core.Ports;

namespace AuditPipeline.Tests.Shared;

/// <summary>Different bytes each time, the same in each run.</summary>
public sealed class CountingRandomness : IRandomness
{
    private long _count;

    public void Fill(Span<byte> bytes)
    {
        bytes.Clear();
        BinaryPrimitives.WriteInt64BigEndian(bytes[^8..], Interlocked.Increment(ref _count));
    }
}
