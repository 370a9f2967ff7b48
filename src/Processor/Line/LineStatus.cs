namespace AuditPipeline.Processor.Line;

/// <summary>What the line has done since it started, for readiness and progress. Written by one thread, read by any.</summary>
public sealed class LineStatus
{
    private long _sealed;
    private long _rejected;
    private volatile string? _trouble;

    /// <summary>Records sealed and stored since start.</summary>
    public long Sealed => Interlocked.Read(ref _sealed);

    /// <summary>Of those, envelopes that could not be read.</summary>
    public long Rejected => Interlocked.Read(ref _rejected);

    /// <summary>Machine word for what holds the line up (<c>store_unavailable</c> …); null when it runs.</summary>
    public string? Trouble => _trouble;

    internal void Add(long records, long rejected)
    {
        Interlocked.Add(ref _sealed, records);
        Interlocked.Add(ref _rejected, rejected);
        _trouble = null;
    }

    internal void HoldUp(string word) => _trouble = word;
}
