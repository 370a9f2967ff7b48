using AuditPipeline.Core.Captures;

namespace AuditPipeline.Adapters.Embedded.Journal;

/// <summary>Bounds of the journal.</summary>
public sealed record JournalOptions
{
    /// <summary>Bytes of requests waiting for their commit in memory; above it openings are refused. Default 64 MB.</summary>
    public long MaxPendingBytes { get; init; } = 64L << 20;

    /// <summary>Requests waiting for their commit in memory. Default 10,000.</summary>
    public int MaxPendingCount { get; init; } = 10_000;

    /// <summary>Bytes in use in the journal file; above it openings and imports are refused, closings still go in. Default 16 GB.</summary>
    public long MaxStoredBytes { get; init; } = 16L << 30;

    /// <summary>Free bytes kept in the journal file to be used again; what is above goes back to the disk once the file holds little else.
    /// Default 64 MB.</summary>
    public long MaxFreeBytes { get; init; } = 64L << 20;

    /// <summary>Entries in one delivered list. Default 1,000.</summary>
    public int BatchCount { get; init; } = 1_000;

    /// <summary>Stored bytes in one delivered list; a single larger entry comes alone. Default 16 MB.</summary>
    public long BatchBytes { get; init; } = 16L << 20;

    /// <summary>Content encrypted under one storage key before a fresh one is made. Default 4 GB.</summary>
    public long SegmentBytes { get; init; } = 4L << 30;

    /// <summary>Longest use of one storage key for encrypting. Default 1 h.</summary>
    public TimeSpan SegmentAge { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Longest wait of the end of a call for a commit it can share. Default 5 ms.</summary>
    public TimeSpan EndPatience { get; init; } = TimeSpan.FromMilliseconds(5);

    /// <summary>Longest wait of calls that were forwarded first, and of acknowledgements, for a commit they can share. Default 50 ms: what
    /// each commit costs is then a small part of what a call costs (docs/performance.md).</summary>
    public TimeSpan GroupPatience { get; init; } = TimeSpan.FromMilliseconds(50);

    /// <summary>Answers under way whose bytes are kept for the next start, should the process die; of further ones only the request is
    /// kept. Default 4,096.</summary>
    public int MaxTails { get; init; } = 4_096;

    /// <summary>Most bytes kept of one such answer. Default 16 MB.</summary>
    public long MaxTailBytes { get; init; } = 16L << 20;

    /// <summary>First queue position the log has not sealed. A new journal gives positions from here on; an older copy of a journal, whose
    /// positions and numbers were given before, does not start. Default 0.</summary>
    public long FirstPosition { get; init; }

    /// <summary>Owner of the calls a dead process lost. Default <c>default</c>.</summary>
    public string Tenant { get; init; } = "default";

    /// <summary>Undoes the content coding of an answer that a dead process left; null or a null result keeps it as it was on the wire.</summary>
    public Func<ResponseCapture, ResponseCapture?>? Undo { get; init; }

    /// <summary>Version of this program, recorded as origin of the envelopes.</summary>
    public string SoftwareVersion { get; init; } = "0";
}
