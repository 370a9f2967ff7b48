namespace AuditPipeline.Gateway.Tap;

/// <summary>The bound, in bytes, over all captures held in memory at once. Thread-safe.</summary>
/// <param name="limit">Most bytes reserved at any time.</param>
public sealed class CaptureMemory(long limit)
{
    private long _reserved;

    /// <summary>Bytes reserved now.</summary>
    public long Reserved => Interlocked.Read(ref _reserved);

    /// <summary>Takes the bytes, or nothing and false when that would pass the bound. Never waits.</summary>
    public bool TryReserve(long bytes)
    {
        var seen = Interlocked.Read(ref _reserved);
        while (seen + bytes <= limit)
        {
            var found = Interlocked.CompareExchange(ref _reserved, seen + bytes, seen);
            if (found == seen) return true;
            seen = found;
        }

        return false;
    }

    /// <summary>True when the bytes could be taken now; a moment later they may not.</summary>
    public bool HasRoom(long bytes) => Reserved + bytes <= limit;

    public void Release(long bytes) => Interlocked.Add(ref _reserved, -bytes);
}
