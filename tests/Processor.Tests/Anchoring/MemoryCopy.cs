using AuditPipeline.Core.Anchors;
using AuditPipeline.Core.Ports;

namespace AuditPipeline.Processor.Tests.Anchoring;

internal sealed class MemoryCopy : IAnchorCopy
{
    public string Name => "memory";

    public bool Away { get; set; }

    public SortedDictionary<string, byte[]> Objects { get; } = new(StringComparer.Ordinal);

    public ValueTask PutAsync(string path, ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        if (Away) throw new AnchorFaultException(AnchorTrouble.Unreachable, "not mounted");
        Objects.Add(path, bytes.ToArray());
        return ValueTask.CompletedTask;
    }
}
